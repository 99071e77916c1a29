import type { AnyRow } from '../rooms.ts'

/** Rows that one call takes: the server's bound is higher, but each of these may carry a change of its own. */
const chunk = 100

type Answer = {
  results: { id: string; outcome: 'done' | 'not_found' | 'forbidden' | 'stale'; version: number | null }[]
}
/** A row that was left as it is, and why; `failed` are those of a call that did not succeed. */
export type Refused = {
  row: AnyRow
  outcome: 'not_found' | 'forbidden' | 'stale' | 'failed'
  error?: unknown
}
export type Ran = {
  /** As they were before, under the version that they have now. */
  done: AnyRow[]
  refused: Refused[]
}

/** Calls for many rows, some at a time; `onStep` hears how many are through. A call that fails costs its own rows alone. */
export const run = async (
  rows: readonly AnyRow[],
  call: (rows: AnyRow[]) => Promise<Answer>,
  onStep: (through: number) => void,
): Promise<Ran> => {
  const ran: Ran = { done: [], refused: [] }
  for (let at = 0; at < rows.length; at += chunk) {
    const some = rows.slice(at, at + chunk)
    try {
      const { results } = await call(some)
      const answers = new Map(results.map((result) => [result.id, result]))
      for (const row of some) {
        const { outcome = 'not_found', version = null } = answers.get(row.id) ?? {}
        if (outcome !== 'done') ran.refused.push({ row, outcome })
        else if (version !== row.version) ran.done.push({ ...row, version: version ?? row.version })
      }
    } catch (error) {
      ran.refused.push(...some.map((row) => ({ row, outcome: 'failed' as const, error })))
    }
    onStep(at + some.length)
  }
  return ran
}
