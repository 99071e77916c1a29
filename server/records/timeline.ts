import { and, eq, getTableColumns, inArray, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { auditLog } from '#db/schema/system.ts'
import { scopeOf } from '#domain/access.ts'
import { attachments } from '#domain/entities.ts'
import { type TimelineKind, timelineKinds, toldRecords } from '#domain/timeline.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { type Entity, statedEntity } from './entity.ts'
import { onlyForward, pageLimit } from './list-input.ts'
import { madeBy } from './mine.ts'
import { type TimelineEntry, tellChanges, tellThings } from './timeline-entries.ts'
import { isAttachment, referringColumns, type ThingKind, thingOf } from './timeline-things.ts'
import { visibleRow, within } from './visible.ts'

export const timelineInput = z.strictObject({
  id: z.uuid({ error: 'uuid' }),
  /** Only what is of this kind. */
  kind: z.enum(timelineKinds, { error: 'not_an_option' }).optional(),
  /** The id of the last entry that was read. */
  cursor: z.uuid({ error: 'uuid' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})
type Asked = Pick<z.output<typeof timelineInput>, 'id' | 'kind' | 'cursor' | 'limit'>
type Asking = { of: Entity; actor: Actor; id: string }

/** What belongs to the record and the actor may read, by the conditions of their lists; undefined where there is none. */
const visibleThings = (kind: ThingKind, { of, actor, id }: Asking): SQL | undefined => {
  const { table } = thingOf(kind)
  const { subjectType } = getTableColumns<PgTable>(table)
  const scope = scopeOf(actor.role, kind, 'read')
  const columns = referringColumns(kind, of.name)
  if (scope === 'none' || columns.length === 0) return undefined
  const rule = isAttachment(kind) ? { own: (me: Actor) => madeBy(table, me) } : statedEntity(kind)
  return and(
    isNull(table.archivedAt),
    // The index of what hangs on records begins with their kind.
    isAttachment(kind) && subjectType ? eq(subjectType, of.name) : undefined,
    or(...columns.map((column) => eq(column, id))),
    within(rule, scope, actor),
  )
}

/**
 * The lines about the record. That a note or a file came, the thing itself says, and what it says now; only that it went
 * and came back is told. A move within a column of a board changed nothing.
 */
const visibleChanges = ({ of, actor, id }: Asking): SQL | undefined => {
  const scope = scopeOf(actor.role, of.name, 'history')
  if (scope === 'none') return undefined
  const readable = attachments.filter((kind) => scopeOf(actor.role, kind, 'read') === 'all')
  const gone = readable.flatMap((kind) => [`${kind}.archive`, `${kind}.restore`])
  const own = within(of, scope, actor)
  return and(
    eq(auditLog.subjectType, of.name),
    eq(auditLog.subjectId, id),
    or(
      and(like(auditLog.action, `${of.name}.%`), sql`${auditLog.changes} is distinct from '{}'`),
      inArray(auditLog.action, gone),
    ),
    own && sql`exists (select from ${of.table} where ${of.table.id} = ${id} and ${own})`,
  )
}

type Source = { kind: TimelineKind; table: PgTable & { id: PgColumn }; where: SQL }

const sourceOf = (kind: TimelineKind, asking: Asking): Source[] => {
  const where = kind === 'changes' ? visibleChanges(asking) : visibleThings(kind, asking)
  const table = kind === 'changes' ? auditLog : thingOf(kind).table
  return where ? [{ kind, table, where }] : []
}

/**
 * The newest of one kind. What hangs on a record is walked in order by its index. Records that refer to it are gathered
 * first (OFFSET keeps the limit outside): PostgreSQL would rather walk all of their kind, hoping to meet enough soon.
 */
const newestOf = ({ kind, table, where }: Source, cursor: string | null | undefined, limit: number): SQL => {
  const all = sql`select ${table.id} as id from ${table} where ${and(where, cursor ? lt(table.id, cursor) : undefined)}`
  const refers = toldRecords.some((one) => one === kind)
  return sql`(select ${kind}::text as kind, id from (${all} ${sql.raw(refers ? 'offset 0' : '')}) as own order by id desc limit ${limit})`
}

/** Which entries a page has, newest first, and one more, to know whether there is a next page. */
export const timelineQuery = (sources: Source[], { cursor, limit }: Pick<Asked, 'cursor' | 'limit'>): SQL => {
  const parts = sources.map((source) => newestOf(source, cursor, limit + 1))
  return sql`select kind, id from (${sql.join(parts, sql` union all `)}) as entries order by id desc limit ${limit + 1}`
}

export const timelineSources = (asking: Asking, kinds: readonly TimelineKind[] = timelineKinds): Source[] =>
  kinds.flatMap((kind) => sourceOf(kind, asking))

/**
 * What happened to a record, newest first, by keyset: an id says when it was made, whatever it is the id of. One question
 * for the page and one for each kind of thing on it. NOT_FOUND for a record that the actor may not read or in the trash.
 */
export const timelineOf = async (
  { of, actor }: Pick<Asking, 'of' | 'actor'>,
  { id, kind, cursor, limit }: Asked,
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> => {
  const asking = { of, actor, id }
  await visibleRow(db, { of, scope: scopeOf(actor.role, of.name, 'read'), actor, id })
  const sources = timelineSources(asking, kind && [kind])
  if (sources.length === 0) return { items: [], nextCursor: null }
  const { rows } = await db.execute<{ kind: TimelineKind; id: string }>(
    timelineQuery(sources, { cursor, limit }),
  )
  const page = rows.slice(0, limit)
  const told = await Promise.all(
    sources.map(({ kind, where }) => {
      const ids = page.flatMap((row) => (row.kind === kind ? [row.id] : []))
      if (ids.length === 0) return []
      return kind === 'changes' ? tellChanges(ids) : tellThings(kind, actor, ids, where)
    }),
  )
  const byId = new Map(told.flat().map((entry) => [entry.id, entry]))
  return {
    // What went to the trash since the page was found is left out.
    items: page.flatMap((row) => byId.get(row.id) ?? []),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}
