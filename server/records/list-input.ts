import { z } from 'zod'
import { defaultPageSize, maxBulk, maxPageSize, searchText } from '#domain/list.ts'
import { camel } from '../http/case.ts'
import { betweenInput, flatBetweenInput } from './between.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { filterValue } from './fields.ts'

/** For each filter the values it takes: those of the column or, where it holds several, of any of them. */
type Filter<R, F extends string> = { [P in F]?: ValueOf<P extends keyof R ? R[P] : never>[] | undefined }
type ValueOf<V> = NonNullable<V> extends (infer E)[] ? E : NonNullable<V>
type Narrowed<T extends RecordTable, F extends string> = Pick<
  Entity<T, z.ZodRawShape, string, F>,
  'table' | 'filter' | 'between'
>
type Sort<K extends string> = K | `-${K}`

type Sorted<K extends string, L extends string> = { sort: readonly [K, ...K[]]; sortLast?: readonly L[] }
const sortNames = <K extends string, L extends string>({ sort, sortLast = [] }: Sorted<K, L>): (K | L)[] => [
  ...sort,
  ...sortLast,
]

/** The sort values of an entity: a column, or the column with a minus for descending. */
export const sorts = <K extends string, L extends string>(of: Sorted<K, L>) => {
  const both = sortNames(of).flatMap((name): Sort<K | L>[] => [name, `-${name}`])
  return z.enum(both, { error: 'not_an_option' })
}

/** What narrows a list: for `list`, `count` and whatever else goes over "the rows I am looking at". */
export const narrowing = <T extends RecordTable, F extends string>(of: Narrowed<T, F>) => {
  const plain = of as unknown as Entity
  const values = Object.fromEntries(
    of.filter.map((name) => [
      name,
      z.array(filterValue(plain, name)).max(100, { error: 'too_many' }).optional(),
    ]),
  )
  return {
    search: searchText.optional(),
    // The shape is built from of.filter, whose names TypeScript can not follow through fromEntries.
    filter: (
      z.strictObject(values) as unknown as z.ZodType<Filter<RowOf<T>, F>, Filter<RowOf<T>, F>>
    ).optional(),
    between: betweenInput(plain),
    archived: z.boolean().optional(),
  }
}

/** tRPC's infinite queries send it beside the cursor. */
export const onlyForward = z.literal('forward').optional()

/** How many rows of a walk come at once; a query string writes it as text. */
export const pageLimit = z.coerce
  .number({ error: 'integer' })
  .pipe(z.int().min(1, { error: 'out_of_range' }).max(maxPageSize, { error: 'out_of_range' }))
  .default(defaultPageSize)

export const listInput = <T extends RecordTable, K extends string, F extends string, L extends string>(
  of: Narrowed<T, F> & Sorted<K, L>,
) =>
  z.strictObject({
    ...narrowing(of),
    sort: sorts(of).optional(),
    cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
    direction: onlyForward,
    limit: z
      .int()
      .min(1, { error: 'out_of_range' })
      .max(maxPageSize, { error: 'out_of_range' })
      .default(defaultPageSize),
  })

/** What narrows and sorts a list in REST: flat, everything as a query string writes it. */
const queryOf = (of: Entity) => {
  const several = (name: string) =>
    z.preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(filterValue(of, name)).max(100, { error: 'too_many' }).optional(),
    )
  return {
    search: searchText.optional(),
    sortBy: z
      .preprocess(
        (name) => (typeof name === 'string' ? camel(name) : name),
        z.enum(sortNames(of), { error: 'not_an_option' }).optional(),
      )
      .meta({ names: true }),
    sortOrder: z.enum(['asc', 'desc'], { error: 'not_an_option' }).default('asc'),
    ...Object.fromEntries(of.filter.map((name) => [name, several(name)])),
    ...flatBetweenInput(of),
  }
}

/** REST's list input; unknown names are refused. */
export const pageInput = (of: Entity) =>
  z.strictObject({
    page: z.coerce
      .number({ error: 'integer' })
      .int({ error: 'integer' })
      .min(1, { error: 'out_of_range' })
      .default(1),
    limit: z.coerce
      .number({ error: 'integer' })
      .int({ error: 'integer' })
      .min(1, { error: 'out_of_range' })
      .max(maxPageSize, { error: 'out_of_range' })
      .default(defaultPageSize),
    ...queryOf(of),
  })

/** The list as a file: the same narrowing and no pages, or those of its rows that are named. */
export const exportInput = (of: Entity) =>
  z.strictObject({
    id: z.preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z
        .array(z.uuid({ error: 'uuid' }))
        .max(maxBulk, { error: 'too_many' })
        .optional(),
    ),
    format: z.enum(['csv', 'xlsx'], { error: 'not_an_option' }).default('csv'),
    ...queryOf(of),
  })
