import type { Changes } from '#db/schema/system.ts'

/** One side of a change as a row: what a reference leads to may stand in the field beside it (a task's subject). */
export const sideOf = (changes: Changes | null, side: 'before' | 'after'): Record<string, unknown> =>
  Object.fromEntries(Object.entries(changes ?? {}).map(([name, change]) => [name, change[side]]))
