'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { AnyRow } from '../rooms.ts'
import { useTrash } from '../use-trash.tsx'
import type { View } from '../view.ts'

export function RestoreButton({ view, row }: { view: View; row: AnyRow }) {
  const t = useTranslations('record')
  const { restore, pending } = useTrash(view)
  return (
    <Button size="compact-sm" variant="default" loading={pending} onClick={() => restore(row)}>
      {t('restore')}
    </Button>
  )
}
