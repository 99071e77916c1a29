import { isNotNull, isNull, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  customType,
  index,
  integer,
  type PgColumnBuilderBase,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/**
 * A moment, as an ISO string in UTC on this side and `timestamptz(3)` on the other. Milliseconds, because JavaScript has
 * no more: with microseconds a page that continues "after the last row's time" loses rows that differ only below.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
})

/** Exact money: a decimal string, never a float. */
export const money = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(14, 2)' })

/** Sums of money, which may be larger than any one amount. */
export const bigMoney = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(20, 2)' })

/** A key that sorts by creation time (RFC 9562, version 7). */
export const id = () => uuid().primaryKey().$defaultFn(v7)

/** Text that only the search index reads. It never leaves the database (see `visibleColumns`). */
const generatedText = customType<{ data: string; driverData: string }>({ dataType: () => 'text' })

/**
 * One folded text (lower case, no accents) of the named SQL columns, for a trigram index: one index and one condition
 * serve the whole search box, whatever the number of columns. It starts with a space so that a word's beginning can be
 * matched wherever it stands.
 */
export const searchTextOf = (...columns: string[]) =>
  generatedText().generatedAlwaysAs(
    sql.raw(`fold(' ' || ${columns.map((column) => `coalesce(${column}, '')`).join(` || ' ' || `)})`),
  )

/** What sorting by a text column sorts by: so that É stands with e and case does not matter. */
export const folded = (column: AnyPgColumn) => sql<string>`fold(${column})`

/** What sorting by a day or an amount that may be missing sorts by: those without one come last. */
export const sortedLast = (column: AnyPgColumn, type: 'date' | 'numeric') =>
  sql<string>`coalesce(${column}, 'infinity'::${sql.raw(type)})`

const rank = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric' })

/**
 * Where a card stands in the one order of all cards of its kind (docs/decisions/0012). A new one stands before all others,
 * whichever way it comes about. It never leaves the database (see `visibleColumns`).
 */
export const boardRank = (sequence: string) =>
  rank()
    .notNull()
    .default(sql.raw(`-nextval('${sequence}')`))

/** The columns that every record has. `version` starts at 1 and grows with each change (optimistic concurrency). */
export const record = {
  id: id(),
  createdAt: instant().notNull().default(sql`now()`),
  updatedAt: instant().notNull().default(sql`now()`),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  createdBy: uuid(),
} satisfies Record<string, PgColumnBuilderBase>

type Indexed = Record<
  'id' | 'createdAt' | 'updatedAt' | 'archivedAt' | 'createdBy' | 'searchText',
  AnyPgColumn
>

/** The indexes that every record's list needs: by time, the trash, whose it is, and the search box. */
export const recordIndexes = (table: string, t: Indexed) => [
  index().on(t.createdAt, t.id).where(isNull(t.archivedAt)),
  index().on(t.updatedAt, t.id).where(isNull(t.archivedAt)),
  index().on(t.archivedAt, t.id).where(isNotNull(t.archivedAt)),
  index().on(t.createdBy),
  index(`${table}_search`).using('gin', sql`${t.searchText} gin_trgm_ops`),
]

/** A readable number for people ("CL00000042") from a sequence: never from the clock, never twice. */
export const codeFrom = (prefix: string, sequence: string) =>
  text()
    .notNull()
    .unique(`${sequence}_unique`)
    .default(sql.raw(`'${prefix}' || to_char(nextval('${sequence}'), 'FM00000000')`))
