import { z } from 'zod'
import type { Entity as EntityName } from '#domain/entities.ts'
import { maxColumns, type ViewState } from '#domain/views.ts'
import { badInput, fieldErrors } from '../errors.ts'
import { camel } from '../http/case.ts'
import { visibleColumns } from '../records/fields.ts'
import { narrowing, sorts } from '../records/list-input.ts'
import { registry } from '../records/registry.ts'

/** Programs write names in snake case, pages do not. */
const named = (type: z.ZodType) =>
  z.preprocess((name) => (typeof name === 'string' ? camel(name) : name), type)

const columnsOf = (of: EntityName) => {
  const names = Object.keys(visibleColumns(registry[of].table))
  return z
    .array(named(z.enum(names, { error: 'not_an_option' })))
    .min(1, { error: 'required' })
    .max(maxColumns, { error: 'too_many' })
    .refine((all) => new Set(all).size === all.length, { error: 'repeated' })
}

/** What a view of this record may say, by the very input of its list. */
const stateOf = (of: EntityName) =>
  z.strictObject({
    ...narrowing(registry[of]),
    sort: named(sorts(registry[of])).optional(),
    columns: columnsOf(of).optional(),
  })

const checked = <T>(type: z.ZodType<T>, value: unknown, at: string): T => {
  const result = type.safeParse(value)
  if (result.success) return result.data
  throw badInput(
    fieldErrors(result.error).map(({ path, message }) => ({ path: path ? `${at}.${path}` : at, message })),
  )
}

/** A view's state as it is kept: filters, sort and columns that this record's list takes, or bad input. */
export const checkedState = (of: EntityName, state: ViewState): ViewState =>
  // The same shape, narrower: its names and values are this record's.
  checked(stateOf(of), state, 'state') as ViewState

export const checkedColumns = (of: EntityName, columns: string[]): string[] =>
  checked(columnsOf(of), columns, 'columns') as string[]

const kept = (shape: Record<string, z.ZodType>, values: object) =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => shape[name]?.safeParse(value).success))

/** What of a kept state the list still takes: a field that an upgrade took away must not take the view along. */
export const usableState = (of: EntityName, state: ViewState): ViewState => {
  const names = Object.keys(visibleColumns(registry[of].table))
  const taken = stateOf(of)
  const { filter = {}, columns = [], ...rest } = state
  const filters = Object.fromEntries(
    Object.entries(filter).filter(
      ([name, values]) => taken.safeParse({ filter: { [name]: values } }).success,
    ),
  )
  const known = columns.filter((name) => names.includes(name))
  return {
    ...kept(taken.shape, rest),
    ...(Object.keys(filters).length > 0 && { filter: filters }),
    ...(known.length > 0 && { columns: known }),
  }
}
