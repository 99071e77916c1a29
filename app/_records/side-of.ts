/** What changed as a browser hears of it: JSON leaves out what was never there. */
type Changed = Record<string, { before?: unknown; after?: unknown }>

/** One side of a change as a row: what a reference leads to may stand in the field beside it (a task's subject). */
export const sideOf = (changes: Changed | null, side: 'before' | 'after'): Record<string, unknown> =>
  Object.fromEntries(Object.entries(changes ?? {}).map(([name, change]) => [name, change[side]]))
