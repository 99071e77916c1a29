'use client'

import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { whenWanted } from '../../_ui/when-wanted.tsx'
import { listHref } from '../hrefs.ts'
import type { AnyRow } from '../rooms.ts'
import { useTrash } from '../use-trash.tsx'
import type { View } from '../view.ts'

const Items = whenWanted('menu', () => import('./more-actions-items.tsx').then((all) => all.MoreActionsItems))

/** What is done to a record now and then. */
export function MoreActions({ view, row }: { view: View; row: AnyRow }) {
  const t = useTranslations('record')
  const router = useRouter()
  const { archive, pending } = useTrash(view)
  const button = (
    <ActionIcon variant="default" size="var(--control-height)" loading={pending} aria-label={t('actions')}>
      <IconDots size={16} aria-hidden />
    </ActionIcon>
  )
  return <Items button={button} onArchive={() => archive(row, () => router.push(listHref(view.of)))} />
}
