import { type Import, type RowOutcome, rowOutcomes } from '#domain/imports.ts'

export type Figure = { outcome: RowOutcome; n: number }

/** How many rows came to what. */
export const figuresOf = (one: Import): Figure[] =>
  rowOutcomes.map((outcome) => ({ outcome, n: one[outcome] }))

/** Rows of which nothing became yet. */
export const leftOf = (one: Import) => one.total - figuresOf(one).reduce((sum, { n }) => sum + n, 0)

/** Whether work is being done on it at this moment. */
export const isWorking = ({ state }: Pick<Import, 'state'>) => state === 'running' || state === 'undoing'
