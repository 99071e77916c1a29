'use client'

import { useState } from 'react'
import type { Ticks } from '../list/use-ticks.ts'
import type { AnyRow } from '../rooms.ts'

/** Rows that can be ticked at once: more than anybody looks through, and still a few seconds to change. */
const most = 1_000

type Loaded = { data?: { pages: { items: AnyRow[] }[] } | undefined; hasNextPage: boolean; isError: boolean }
type List = Loaded & { fetchNextPage: () => Promise<Loaded> }

/**
 * Ticks what matches beyond the rows that are loaded, by loading it: whatever is changed was seen in its version, and
 * nothing that came later is changed unseen. Undefined when there is nothing beyond.
 */
export const useTickRest = (list: List, ticks: Ticks, total: number | undefined) => {
  const [loading, setLoading] = useState(false)
  const tick = async () => {
    setLoading(true)
    let { hasNextPage } = list
    let count = ticks.rows.length
    while (hasNextPage && count < most) {
      const next = await list.fetchNextPage()
      if (next.isError) break
      const rows = next.data?.pages.flatMap(({ items }) => items) ?? []
      ticks.tickAll(rows.slice(0, most))
      hasNextPage = next.hasNextPage && rows.length > count
      count = rows.length
    }
    setLoading(false)
  }
  const beyond = ticks.all && list.hasNextPage && ticks.rows.length < most && total !== undefined
  if (!loading && !beyond) return undefined
  return { total: total ?? 0, reach: Math.min(total ?? 0, most), loading, tick }
}
