import { arrayContains, inArray, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import type { clients } from '#db/schema/clients.ts'
import { type TaggedKind, taggedKinds } from '#domain/tags.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { taggedTables } from './tables.ts'

type Asking = Pick<SignedIn, 'actor' | 'request'>

/** Lines of the audit log that go into one INSERT: nine parameters each. */
const batch = 1_000

/** All four have the columns that this is about; Drizzle cannot update "one of several tables". */
const tableOf = (kind: TaggedKind) => taggedTables[kind] as typeof clients

/** The tags with one replaced, each once, where it stood first. */
const replaced = (kind: TaggedKind, tag: string, to: string | null): SQL => {
  const { tags } = tableOf(kind)
  if (to === null) return sql`array_remove(${tags}, ${tag}::text)`
  return sql`(select array_agg(one order by place) from (
    select one, min(place) as place from unnest(array_replace(${tags}, ${tag}::text, ${to}::text))
    with ordinality as each(one, place) group by one) as once)`
}

const changeKind = async (
  tx: Queryable,
  asking: Asking,
  kind: TaggedKind,
  tag: string,
  to: string | null,
) => {
  const table = tableOf(kind)
  const before = await tx
    .select({ id: table.id, tags: table.tags })
    .from(table)
    .where(arrayContains(table.tags, [tag]))
    .orderBy(table.id)
    .for('update')
  const was = new Map(before.map(({ id, tags }) => [id, tags]))
  for (let at = 0; at < before.length; at += batch) {
    const ids = before.slice(at, at + batch).map(({ id }) => id)
    const after = await tx
      .update(table)
      .set({
        tags: replaced(kind, tag, to),
        version: sql`${table.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(inArray(table.id, ids))
      .returning({ id: table.id, tags: table.tags })
    await audit(
      tx,
      asking,
      ...after.map(({ id, tags }) => ({
        action: `${kind}.update`,
        subject: { type: kind, id },
        changes: { tags: { before: was.get(id) ?? [], after: tags } },
      })),
    )
  }
  return before.length
}

/**
 * Takes a tag from every record that carries it, in the trash too, and puts `to` in its place unless that is null. It
 * stands in the history of each record. 404 for a tag that nobody carries.
 */
export const changeTag = (asking: Asking, tag: string, to: string | null): Promise<{ changed: number }> =>
  db.transaction(async (tx) => {
    if (tag === to) return { changed: 0 }
    let changed = 0
    for (const kind of taggedKinds) changed += await changeKind(tx, asking, kind, tag, to)
    if (changed === 0) throw notFound()
    await audit(tx, asking, {
      action: to === null ? 'tags.delete' : 'tags.rename',
      changes: { tag: { before: tag, after: to }, records: { before: null, after: changed } },
    })
    return { changed }
  })
