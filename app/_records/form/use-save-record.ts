'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readProblem } from '../../_trpc/problem.ts'
import type { AnyRow } from '../rooms.ts'
import { useRefreshRoom } from '../use-refresh-room.ts'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'

export type Patch = Record<string, unknown>
/** What someone wants to save, on which row they began, and what that row has become meanwhile. */
export type Conflict = { base: AnyRow; mine: Patch; theirs: AnyRow }

type Outcome = { onSaved: (row: AnyRow) => void; onFailed: (error: unknown) => void }

/**
 * Saves changed fields of a row under its version. When somebody else was faster nothing is written: the row is read
 * again and `conflict` holds both sides until `resolve` saves a choice on top of theirs, or `dismiss` goes back to typing.
 */
export const useSaveRecord = (view: View, { onSaved, onFailed }: Outcome) => {
  const room = useRoom(view.of)
  const queries = useQueryClient()
  const refresh = useRefreshRoom(view.of)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const updating = useMutation(room.update.mutationOptions())

  const onRefused = async (base: AnyRow, mine: Patch, error: unknown) => {
    if (readProblem(error).reason !== 'version_conflict') return onFailed(error)
    try {
      const theirs = await queries.fetchQuery(room.get.queryOptions({ id: base.id }, { staleTime: 0 }))
      setConflict({ base, mine, theirs })
    } catch (gone) {
      onFailed(gone)
    }
  }

  // Promises rather than callbacks: those are dropped when the editor is closed before the answer.
  const save = (base: AnyRow, mine: Patch) =>
    updating.mutateAsync({ id: base.id, version: base.version, ...mine }).then(
      (row) => {
        setConflict(null)
        queries.setQueryData(room.get.queryKey({ id: row.id }), row)
        onSaved(row)
        return refresh()
      },
      (error) => onRefused(base, mine, error),
    )

  return {
    save,
    pending: updating.isPending,
    conflict,
    /** Saves the chosen changes on top of what the row has become; with none left there is nothing to write. */
    resolve: (choice: Patch) => {
      if (!conflict) return
      if (Object.keys(choice).length > 0) return save(conflict.theirs, choice)
      setConflict(null)
      onSaved(conflict.theirs)
    },
    dismiss: () => setConflict(null),
  }
}
