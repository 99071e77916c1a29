'use client'

import { ActionIcon } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArchive } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { UndoToast } from '../../../_records/undo-toast.tsx'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useRoom } from '../../../_records/use-room.ts'
import { useProblem } from '../../../_ui/words.ts'

/** To the trash at once, and back from the toast. */
export function ArchiveButton({ of, id, name }: { of: 'pipelines' | 'stages'; id: string; name: string }) {
  const t = useTranslations()
  const room = useRoom(of)
  const problem = useProblem()
  const refresh = useRefreshRoom(of)
  const archive = useMutation(room.archive.mutationOptions())
  const restore = useMutation(room.restore.mutationOptions())
  const say = (error: unknown) => notifications.show({ message: problem(error), color: 'red' })
  // Awaited rather than given callbacks: those are dropped with the row, which is gone by then.
  const undo = async () => {
    notifications.hide(`archived-${id}`)
    try {
      await restore.mutateAsync({ id })
      await refresh()
    } catch (error) {
      say(error)
    }
  }
  const go = async () => {
    try {
      await archive.mutateAsync({ id })
    } catch (error) {
      return say(error)
    }
    notifications.show({
      id: `archived-${id}`,
      autoClose: 8_000,
      message: <UndoToast text={t('record.archived', { name })} onUndo={undo} />,
    })
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
