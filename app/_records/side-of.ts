/** What changed as a browser hears of it: JSON leaves out what was never there. */
export type Changed = { before?: unknown; after?: unknown }
export type Side = keyof Changed

/**
 * A record as far as a change names it, before or after, on top of what did not change and still says how a value is read
 * (the currency of an amount).
 */
export const sideOf = (
  changes: Record<string, Changed> | null,
  side: Side,
  beside?: Record<string, unknown>,
): Record<string, unknown> => ({
  ...beside,
  ...Object.fromEntries(Object.entries(changes ?? {}).map(([name, change]) => [name, change[side]])),
})
