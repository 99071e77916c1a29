'use client'

import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTellProblem } from '../_ui/use-tell-problem.ts'
import { nameOf } from './read-view.ts'
import type { AnyRow } from './rooms.ts'
import { tellDone } from './undo-toast.tsx'
import { useRefreshRoom } from './use-refresh-room.ts'
import { useRoom } from './use-room.ts'
import type { View } from './view.ts'

/** Archiving and restoring: done at once, and undone from the toast instead of asked about beforehand. */
export const useTrash = (view: View) => {
  const t = useTranslations('record')
  const room = useRoom(view.of)
  const refresh = useRefreshRoom(view.of)
  const tell = useTellProblem()
  const restoring = useMutation(room.restore.mutationOptions())
  const archiving = useMutation(room.archive.mutationOptions())
  // Awaited rather than given callbacks: those are dropped when the page that asked is left, and it often is.

  const restore = async (row: AnyRow) => {
    try {
      await restoring.mutateAsync({ id: row.id })
      await refresh()
      notifications.show({ message: t('restored', { name: nameOf(view, row) }) })
    } catch (error) {
      tell(error)
    }
  }

  const archive = async (row: AnyRow, onDone: () => void) => {
    try {
      await archiving.mutateAsync({ id: row.id, version: row.version })
    } catch (error) {
      return tell(error)
    }
    onDone()
    tellDone(`archived-${row.id}`, t('archived', { name: nameOf(view, row) }), () => restore(row))
    await refresh(row.id)
  }

  return { archive, restore, pending: restoring.isPending || archiving.isPending }
}
