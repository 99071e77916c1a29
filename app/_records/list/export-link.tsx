'use client'

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { View } from '../view.ts'
import { exportQuery } from './export-query.ts'
import { type ListState, listInputOf } from './list-state.ts'
import styles from './table-tools.module.css'

/** Where the list is a file, as it is filtered and sorted now. */
const exportHref = (view: View, state: ListState) => {
  const { search, filter = {}, between = {}, sort } = listInputOf(view, state)
  const query = exportQuery(sort)
  if (search) query.append('search', search)
  for (const [name, values] of Object.entries(filter))
    for (const value of [values].flat()) query.append(name, String(value))
  for (const [name, { from, before }] of Object.entries(between)) {
    if (from) query.append(`${name}From`, from)
    if (before) query.append(`${name}Before`, before)
  }
  return `/api/crm/${view.of}/export?${query}`
}

/** Takes the list along as a file. What is in the trash is not exported. */
export function ExportLink({ view, state }: { view: View; state: ListState }) {
  const t = useTranslations('table')
  if (state.archived) return null
  return (
    <Button
      component="a"
      href={exportHref(view, state)}
      download
      className={styles.export}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
    >
      {t('export')}
    </Button>
  )
}
