'use client'

import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { AnyRow } from '../rooms.ts'
import { useRefreshRoom } from '../use-refresh-room.ts'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { BulkToast } from './bulk-toast.tsx'
import { type Ran, run } from './run.ts'

export type Patch = Record<string, unknown>
type Verb = 'changed' | 'archived' | 'restored' | 'undone'
type Call = Parameters<typeof run>[1]
type Told = { verb: Verb; ran: Ran; undo?: (done: AnyRow[]) => Promise<unknown> }

/** Long enough to read a line and to reach for the mouse. */
const readable = 12_000

const targets = (rows: AnyRow[]) => rows.map(({ id, version }) => ({ id, version }))

/** The values that the same fields of a row had. */
const valuesOf = (row: AnyRow, patch: Patch): Patch =>
  Object.fromEntries(Object.keys(patch).map((field) => [field, row[field] ?? null]))

/**
 * Changes to many rows, each under the version that was seen. A toast says what became of them, names those that were
 * left as they are, and undoes the others: a row that somebody changed since is left as they made it, and named.
 */
export const useBulk = (view: View) => {
  const t = useTranslations('bulk')
  const room = useRoom(view.of)
  const refresh = useRefreshRoom(view.of)
  const updating = useMutation(room.bulkUpdate.mutationOptions())
  const archiving = useMutation(room.bulkArchive.mutationOptions())
  const restoring = useMutation(room.bulkRestore.mutationOptions())

  // Awaited rather than given callbacks: those are dropped when the bar goes, and it goes with the last ticked row.
  const tell = ({ verb, ran: { done, refused }, undo }: Told) => {
    const id = `bulk-${verb}-${done[0]?.id ?? refused[0]?.row.id}`
    const onUndo = () => {
      notifications.hide(id)
      void undo?.(done)
    }
    notifications.show({
      id,
      autoClose: refused.length > 0 ? false : readable,
      color: refused.length > 0 ? 'orange' : undefined,
      message: (
        <BulkToast
          view={view}
          text={t(verb, { count: done.length })}
          refused={refused}
          onUndo={undo && done.length > 0 ? onUndo : undefined}
        />
      ),
    })
  }

  const through = async (rows: readonly AnyRow[], call: Call) => {
    const id = `bulk-${crypto.randomUUID()}`
    const step = (count: number) => {
      if (count < rows.length)
        notifications[count === 0 ? 'show' : 'update']({
          id,
          loading: true,
          autoClose: false,
          message: t('working', { count, total: rows.length }),
        })
    }
    if (rows.length > 100) step(0)
    const ran = await run(rows, call, step)
    notifications.hide(id)
    await refresh()
    return ran
  }

  const sendChanges = (patchOf: (row: AnyRow) => Patch) => (rows: AnyRow[]) =>
    updating.mutateAsync({
      records: rows.map((row) => ({ id: row.id, version: row.version, patch: patchOf(row) })),
    })
  const sendArchive = (rows: AnyRow[]) => archiving.mutateAsync({ records: targets(rows) })
  const sendRestore = (rows: AnyRow[]) => restoring.mutateAsync({ records: targets(rows) })

  const undoing = (call: Call) => async (done: AnyRow[]) =>
    tell({ verb: 'undone', ran: await through(done, call) })

  return {
    /** Gives each row its patch. When no row could be changed for one and the same failure, that is thrown. */
    change: async (rows: readonly AnyRow[], patchOf: (row: AnyRow) => Patch) => {
      const ran = await through(rows, sendChanges(patchOf))
      const [first] = ran.refused
      if (first?.outcome === 'failed' && ran.refused.length === rows.length) throw first.error
      const undo = undoing(sendChanges((row) => valuesOf(row, patchOf(row))))
      tell({ verb: 'changed', ran, undo })
    },
    archive: async (rows: readonly AnyRow[]) =>
      tell({ verb: 'archived', ran: await through(rows, sendArchive), undo: undoing(sendRestore) }),
    restore: async (rows: readonly AnyRow[]) =>
      tell({ verb: 'restored', ran: await through(rows, sendRestore), undo: undoing(sendArchive) }),
    pending: updating.isPending || archiving.isPending || restoring.isPending,
  }
}
