import { and, arrayOverlaps, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { type Scope, scopeOf } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { inSpans, type Spans, spansIn } from './between.ts'
import type { Entity, RecordTable } from './entity.ts'
import { columnOf } from './fields.ts'
import { matches } from './search.ts'
import { within } from './visible.ts'

/** Whose list of what, and how far their right to it reaches. */
export type Asked = { of: Entity; scope: Scope; actor: Actor }

export type Narrowing = {
  ids?: string[] | undefined
  search?: string | undefined
  filter?: Record<string, unknown[] | undefined> | undefined
  between?: Spans | undefined
  archived?: boolean | undefined
}

/** What narrows a list in REST, where it stands beside each other in the query string (list-input.ts builds it so). */
export const flatNarrowing = (of: Entity, { search, ...flat }: Record<string, unknown>): Narrowing => ({
  ...(typeof search === 'string' && { search }),
  filter: Object.fromEntries(of.filter.map((name) => [name, flat[name] as unknown[] | undefined])),
  between: spansIn(of, flat),
})

/** The rows whose columns hold one of the values asked for; an array: any of them. */
export const chosen = (table: RecordTable, filter: Narrowing['filter']): SQL[] =>
  Object.entries(filter ?? {}).flatMap(([name, values]) => {
    if (!values?.length) return []
    const column = columnOf(table, name)
    return [column.columnType === 'PgArray' ? arrayOverlaps(column, values) : inArray(column, values)]
  })

/**
 * The rows that a list, a count or an export goes over. The trash shows what one may restore; everything else what one
 * may read.
 */
export const conditions = (
  { of, scope, actor }: Asked,
  { ids, search, filter, between, archived }: Narrowing,
): SQL | undefined => {
  const { table } = of
  return and(
    ids ? inArray(table.id, ids) : undefined,
    archived ? isNotNull(table.archivedAt) : isNull(table.archivedAt),
    within(of, archived ? scopeOf(actor.role, of.name, 'restore') : scope, actor),
    search ? matches(table, search) : undefined,
    ...chosen(table, filter),
    ...inSpans(table, between),
  )
}
