'use client'

import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useProblem } from '../_ui/words.ts'
import type { AnyRow } from './rooms.ts'
import { UndoToast } from './undo-toast.tsx'
import { useRefreshRoom } from './use-refresh-room.ts'
import { useRoom } from './use-room.ts'
import type { View } from './view.ts'

/** Archiving and restoring: done at once, and undone from the toast instead of asked about beforehand. */
export const useTrash = (view: View) => {
  const t = useTranslations('record')
  const room = useRoom(view.of)
  const refresh = useRefreshRoom(view.of)
  const problem = useProblem()
  const onError = (error: unknown) => notifications.show({ message: problem(error), color: 'red' })
  const restoring = useMutation(room.restore.mutationOptions({ onError }))
  const archiving = useMutation(room.archive.mutationOptions({ onError }))

  const restore = (row: AnyRow) =>
    restoring.mutate(
      { id: row.id },
      {
        onSuccess: async () => {
          await refresh()
          notifications.show({ message: t('restored', { name: view.name(row) }) })
        },
      },
    )

  const archive = (row: AnyRow, onDone: () => void) =>
    archiving.mutate(
      { id: row.id, version: row.version },
      {
        onSuccess: async () => {
          onDone()
          await refresh()
          const id = `archived-${row.id}`
          const undo = () => {
            notifications.hide(id)
            restore(row)
          }
          notifications.show({
            id,
            autoClose: 8_000,
            message: <UndoToast text={t('archived', { name: view.name(row) })} onUndo={undo} />,
          })
        },
      },
    )

  return { archive, restore, pending: restoring.isPending || archiving.isPending }
}
