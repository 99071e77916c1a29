import type { SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Entity as EntityName } from '#domain/entities.ts'
import type { Actor } from '../context.ts'

/** Any table that starts with the record columns (db/columns.ts) and has its search text. */
export type RecordTable = PgTable &
  Record<'id' | 'createdAt' | 'updatedAt' | 'archivedAt' | 'version' | 'createdBy' | 'searchText', PgColumn>

/** A row as it leaves the house: all of it but what only the search index and the boards read. */
export type RowOf<T extends RecordTable> = Omit<T['$inferSelect'], 'searchText' | 'boardRank'>

/** Keyset pages need an order, and NULL has none. */
type Sortable<R> = { [K in keyof R & string]: null extends R[K] ? never : K }[keyof R & string]

/** Columns that may be null: sorted as if the missing ones were the largest. */
type Missable<R> = { [K in keyof R & string]: null extends R[K] ? K : never }[keyof R & string]

/** What the kit must be told about a kind of record; everything else follows. */
export type Entity<
  T extends RecordTable = RecordTable,
  S extends z.ZodRawShape = z.ZodRawShape,
  K extends string = string,
  F extends string = string,
  L extends string = string,
> = {
  name: EntityName
  /** One of them, in words: "client". */
  one: string
  table: T
  input: z.ZodObject<S>
  /** What lists can be sorted by. Text sorts without case and accents; each needs its index. The first is the default. */
  sort: readonly [K, ...K[]]
  /** Days and amounts that may be missing and can be sorted by all the same: rows without one come last. */
  sortLast?: readonly L[]
  /** What lists can be narrowed by: each to any of several values (arrays: to rows that hold any of them). */
  filter: readonly F[]
  /** Days and moments by which lists can be narrowed to a span of time (between.ts); each needs its index. */
  between?: readonly string[]
  /** The column that names a record to people: in links, pickers and search. */
  title: string
  /** A column that tells two records of one name apart: in a picker, and below the name where something was searched. */
  detail?: string
  /** The column of the readable number that people may type to find the record, where it is not the title. */
  code?: string
  /** What one may change in the record that carries one's own login: contact details, and no rates or limits. */
  selfFields?: readonly string[]
  /** Which rows are the actor's own, for the scope `own` of the access table. */
  own: (actor: Actor) => SQL
}

/**
 * What was stated, by name: the kit looks up here what a record refers to. It cannot ask the registry, which is made of
 * records that are made with the kit.
 */
const stated = new Map<EntityName, Entity>()

/** The facts of a kind of record by its name; all are stated once the router is loaded. */
export const statedEntity = (name: EntityName): Entity => {
  const of = stated.get(name)
  if (!of) throw new Error(`${name} are not stated yet`)
  return of
}

/** Every input field must be a column that can hold it. */
type Fits<T extends RecordTable, S extends z.ZodRawShape> = {
  [F in keyof S]: F extends keyof T['$inferInsert']
    ? z.output<S[F]> extends T['$inferInsert'][F]
      ? S[F]
      : never
    : never
}

/**
 * States the facts of a record and has the compiler hold them together: an input field without a column that can hold
 * it, a sort column that may be null, a filter that is no column: none of them compiles (entity.unit.test.ts).
 */
export const entity = <
  T extends RecordTable,
  S extends z.ZodRawShape,
  const K extends Sortable<RowOf<T>>,
  const F extends keyof RowOf<T> & string,
  const L extends Missable<RowOf<T>> = never,
>(
  facts: Entity<T, S, K, F, L> & {
    input: z.ZodObject<Fits<T, S>>
    title: keyof RowOf<T> & string
    detail?: keyof RowOf<T> & string
    between?: readonly (keyof RowOf<T> & string)[]
    code?: keyof RowOf<T> & string
    selfFields?: readonly (keyof S & string)[]
  },
): Entity<T, S, K, F, L> => {
  // Checked field by field above; here only what all kinds have in common is kept.
  stated.set(facts.name, facts as unknown as Entity)
  return facts
}
