'use client'

import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { Attachment, Entity } from '#domain/entities.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { useTellProblem } from '../../_ui/use-tell-problem.ts'
import { tellDone } from '../undo-toast.tsx'
import { useMayAttached, useRefreshAttached } from './use-attached.ts'

export type AttachedRow = { id: string; version: number; createdBy: string | null; subjectType: Entity }
export type Said = { deleted: string; restored: string }

/** Deletes a note or a file at once, into the trash, and takes it back from the toast. */
export const useAttachedTrash = (of: Attachment) => {
  const trpc = useTRPC()
  const tell = useTellProblem()
  const may = useMayAttached(of)
  const refresh = useRefreshAttached(of)
  // Both are deleted and restored alike, by their id; what comes back differs, and nothing is read of it.
  const room = trpc[of] as typeof trpc.notes
  const archiving = useMutation(room.archive.mutationOptions())
  const restoring = useMutation(room.restore.mutationOptions())

  const restore = async (row: AttachedRow, said: Said) => {
    try {
      await restoring.mutateAsync({ id: row.id })
      await refresh(row.subjectType)
      notifications.show({ message: said.restored })
    } catch (error) {
      tell(error)
    }
  }

  const remove = async (row: AttachedRow, said: Said) => {
    try {
      await archiving.mutateAsync({ id: row.id, version: row.version })
    } catch (error) {
      return tell(error)
    }
    const undo = may('restore', row) ? () => restore(row, said) : undefined
    tellDone(`deleted-${row.id}`, said.deleted, undo)
    await refresh(row.subjectType)
  }

  return { remove, pending: archiving.isPending }
}
