import { isDeepStrictEqual } from 'node:util'
import type { Changes } from '#db/schema/system.ts'

/** What a patch changes in a row: field → before and after; fields that stay the same are not in it. */
export const changesOf = (before: Record<string, unknown>, patch: Record<string, unknown>): Changes =>
  Object.fromEntries(
    Object.entries(patch)
      .filter(
        ([name, after]) => after !== undefined && !isDeepStrictEqual(before[name] ?? null, after ?? null),
      )
      .map(([name, after]) => [name, { before: before[name] ?? null, after: after ?? null }]),
  )
