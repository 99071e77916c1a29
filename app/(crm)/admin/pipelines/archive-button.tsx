'use client'

import { ActionIcon } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { tellDone } from '../../../_records/undo-toast.tsx'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useRoom } from '../../../_records/use-room.ts'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'

/** To the trash at once, and back from the toast. */
export function ArchiveButton({ of, id, name }: { of: 'pipelines' | 'stages'; id: string; name: string }) {
  const t = useTranslations()
  const room = useRoom(of)
  const tell = useTellProblem()
  const refresh = useRefreshRoom(of)
  const archive = useMutation(room.archive.mutationOptions())
  const restore = useMutation(room.restore.mutationOptions())
  // Awaited rather than given callbacks: those are dropped with the row, which is gone by then.
  const undo = async () => {
    try {
      await restore.mutateAsync({ id })
      await refresh()
    } catch (error) {
      tell(error)
    }
  }
  const go = async () => {
    try {
      await archive.mutateAsync({ id })
    } catch (error) {
      return tell(error)
    }
    tellDone(`archived-${id}`, t('record.archived', { name }), undo)
    await refresh()
  }
  const label = t('admin.archiveIt', { name })
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      loading={archive.isPending}
      onClick={go}
    >
      <IconArchive size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
