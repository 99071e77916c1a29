'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { AnyRow } from '../rooms.ts'

const none: ReadonlySet<string> = new Set()

/**
 * Which rows are ticked. Only rows that the list shows now count: one that was archived or filtered away is not changed
 * behind anybody's back.
 */
export const useTicks = (rows: AnyRow[]) => {
  const [ids, setIds] = useState(none)
  const anchor = useRef(0)
  const now = useRef({ rows, ids })
  now.current = { rows, ids }

  /** Ticks or unticks all from one row to another. */
  const reach = useCallback((from: number, to: number, on: boolean) => {
    const between = now.current.rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    setIds((old) => {
      const next = new Set(old)
      for (const { id } of between) on ? next.add(id) : next.delete(id)
      return next
    })
  }, [])

  /** Ticks a row or takes its tick off; as a range, all rows since the last one that was touched get the same. */
  const toggle = useCallback(
    (index: number, range = false) => {
      const { rows, ids } = now.current
      const row = rows[index]
      if (!row) return
      reach(range ? anchor.current : index, index, !ids.has(row.id))
      anchor.current = index
    },
    [reach],
  )

  const ticked = useMemo(() => rows.filter(({ id }) => ids.has(id)), [rows, ids])
  return {
    ids,
    rows: ticked,
    all: ticked.length > 0 && ticked.length === rows.length,
    toggle,
    reach,
    tickAll: (these: readonly AnyRow[] = rows) => setIds(new Set(these.map(({ id }) => id))),
    clear: () => setIds(none),
  }
}

export type Ticks = ReturnType<typeof useTicks>
