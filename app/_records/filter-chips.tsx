'use client'

import { CloseButton, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFieldLabel, useOptionLabel } from '../_ui/words.ts'
import { chosen } from './list-state.ts'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'
import type { View } from './view.ts'

/** What narrows the list now, each to be taken off by itself. */
export function FilterChips({ view, controls }: { view: View; controls: ListControls }) {
  const t = useTranslations('table')
  const label = useFieldLabel()
  const option = useOptionLabel()
  const { shown, narrow, showArchived, clear } = controls
  const chips = view.filters.flatMap((field) => {
    const values = chosen(view, shown, field.name)
    const text = values.map((value) => option(field.label, value)).join(', ')
    return values.length
      ? [{ key: field.name, name: label(field.label), text, remove: () => narrow(field.name, []) }]
      : []
  })
  if (shown.archived)
    chips.push({ key: 'archived', name: t('archived'), text: '', remove: () => showArchived(false) })
  if (chips.length === 0) return null
  return (
    <div className={styles.chips}>
      {chips.map(({ key, name, text, remove }) => (
        <span key={key} className={styles.chip}>
          <span className={styles.values}>
            {text ? <b>{name}: </b> : name}
            {text}
          </span>
          <CloseButton size="xs" radius="xl" aria-label={t('removeFilter', { name })} onClick={remove} />
        </span>
      ))}
      {chips.length > 1 && (
        <UnstyledButton className={styles.clear} onClick={clear}>
          {t('clear')}
        </UnstyledButton>
      )}
    </div>
  )
}
