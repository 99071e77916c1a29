import { and, desc, inArray, like, not, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { notes } from '#db/schema/notes.ts'
import { auditLog } from '#db/schema/system.ts'
import { scopeOf } from '#domain/access.ts'
import { attachments, entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { columnOf } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { onVisibleSubject } from '../records/subject.ts'

const most = 10

export const activityAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      /** What happened, as `thing.verb`: "deals.move", "notes.create". */
      action: z.string(),
      actorName: z.string().nullable(),
      subjectType: z.enum(entities),
      subjectId: z.uuid(),
      subjectName: z.string(),
      /** The status that it took, if it took another. */
      status: z.string().nullable(),
      /** How a note begins, or what a file is called. */
      about: z.string().nullable(),
    }),
  ),
})

/** What each record is called, looked up in its own table. */
const subjectName = () => {
  const names = entities.map((name) => {
    const { table, title } = registry[name]
    return sql`when ${name} then (select ${columnOf(table, title)} from ${table} where ${table.id} = ${auditLog.subjectId})`
  })
  return sql<string>`case ${auditLog.subjectType} ${sql.join(names, sql` `)} end`
}

const changed = (field: string) => sql<string | null>`${auditLog.changes} -> ${field} ->> 'after'`
/** A note as it is, and not as it once was; nothing when it is in the trash. */
const noteText = sql`(select left(${notes.text}, 160) from ${notes}
  where ${notes.id} = (${changed('id')})::uuid and ${notes.archivedAt} is null)`

/** The kinds whose history the actor may read; lines about a note or a file as far as those may be read. */
const readable = (actor: Actor): SQL | undefined => {
  const kinds = entities.filter((kind) => scopeOf(actor.role, kind, 'history') !== 'none')
  const hidden = attachments.filter((kind) => scopeOf(actor.role, kind, 'read') === 'none')
  return kinds.length === 0
    ? sql`false`
    : and(
        inArray(auditLog.subjectType, kinds),
        ...hidden.map((kind) => not(like(auditLog.action, `${kind}.%`))),
      )
}

/** What last happened to records that the actor may see, and in whose name; the newest first. */
export const activity = async (actor: Actor): Promise<z.output<typeof activityAnswer>> => {
  const items = await db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      action: auditLog.action,
      actorName: auditLog.actorName,
      // Of one of the kinds, and of something: the condition says so.
      subjectType: sql<(typeof entities)[number]>`${auditLog.subjectType}`,
      subjectId: sql<string>`${auditLog.subjectId}`,
      subjectName: subjectName(),
      status: changed('status'),
      about: sql<string | null>`case when ${like(auditLog.action, 'notes.%')} then ${noteText}
        when ${like(auditLog.action, 'files.%')} then ${changed('name')} end`,
    })
    .from(auditLog)
    .where(
      and(
        // The condition of the index, to the letter.
        sql`${auditLog.subjectId} is not null and ${auditLog.subjectType} <> 'users'`,
        readable(actor),
        onVisibleSubject(auditLog, actor),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(most)
  return { items }
}
