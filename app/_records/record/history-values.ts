export type HistoryLine = {
  id: string
  at: string
  action: string
  actorName: string | null
  changes: Record<string, { before?: unknown; after?: unknown }> | null
}

/** Each line's values before and after, as rows: what names are looked up for. */
export const historyValues = (lines: readonly HistoryLine[]): Record<string, unknown>[] =>
  lines
    .filter(({ action }) => /\.(update|move)$/.test(action))
    .flatMap(({ changes }) => Object.entries(changes ?? {}))
    .flatMap(([name, { before, after }]) => [{ [name]: before }, { [name]: after }])
