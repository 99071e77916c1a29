import { createLoader, parseAsStringLiteral } from 'nuqs/server'
import { type Import, type RowOutcome, rowOutcomes } from '#domain/imports.ts'
import { figuresOf, isWorking } from '../figures-of.ts'

/** What must be known of a row to name its record. */
export const recordOf = ({ of }: Pick<Import, 'of'>) => [{ name: 'recordId', to: of, toIn: undefined }]

/** Which rows are looked at, in the address. */
export const rowsParser = { rows: parseAsStringLiteral(rowOutcomes) }
export const loadShown = createLoader(rowsParser)

/** The rows of one outcome, in the spelling that server and browser share. */
export const rowsInput = (id: string, outcome: RowOutcome) => ({ id, outcome, limit: 50 })

const firstLooked: readonly RowOutcome[] = ['failed', 'undone', 'added', 'updated', 'skipped']

/** Which rows are shown: those that were asked for, or else what needs a look most; none while there is work going on. */
export const shownOf = (one: Import, asked: RowOutcome | null): RowOutcome | undefined => {
  if (one.state === 'draft' || isWorking(one)) return undefined
  const there = figuresOf(one).filter(({ n }) => n > 0)
  return (
    [asked, ...firstLooked].find((outcome) => there.some((figure) => figure.outcome === outcome)) ?? undefined
  )
}
