import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { importRows, imports } from '#db/schema/imports.ts'
import { users } from '#db/schema/users.ts'
import type { Import } from '#domain/imports.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'

/** Files hold other people's data: each is seen by whoever brought it, and by admins. */
const within = (actor: Actor): SQL | undefined =>
  actor.role === 'admin' ? undefined : eq(imports.createdBy, actor.id)

/** So many rows show what is in a column. */
const sampleRows = 3

const samplesOf = async (id: string) => {
  const rows = await db
    .select({ cells: importRows.cells })
    .from(importRows)
    .where(eq(importRows.importId, id))
    .orderBy(importRows.line)
    .limit(sampleRows)
  return rows.map(({ cells }) => cells)
}

/** An import as it is kept, or NOT_FOUND for one that the actor may not see. `lock` holds it until the transaction ends. */
export const visibleImport = async (tx: Queryable, actor: Actor, id: string, { lock = false } = {}) => {
  const query = tx
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), within(actor)))
  const [found] = lock ? await query.for('update') : await query
  if (!found) throw notFound()
  return found
}

type Asked = { of?: Import['of'] | undefined; cursor?: string | null | undefined; limit: number }

const answers = async (where: SQL | undefined, limit: number): Promise<Import[]> => {
  const rows = await db
    .select({ one: imports, name: users.fullName })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdBy))
    .where(where)
    .orderBy(desc(imports.id))
    .limit(limit)
  return Promise.all(
    rows.map(async ({ one: { createdBy, ...one }, name }) => ({
      ...one,
      samples: await samplesOf(one.id),
      createdBy: { id: createdBy, name },
    })),
  )
}

/** One import as it stands, or NOT_FOUND. */
export const readImport = async (actor: Actor, id: string): Promise<Import> => {
  const [found] = await answers(and(eq(imports.id, id), within(actor)), 1)
  if (!found) throw notFound()
  return found
}

/** Imports, the newest first, page by page. */
export const listImports = async (actor: Actor, { of, cursor, limit }: Asked) => {
  const items = await answers(
    and(within(actor), of && eq(imports.of, of), cursor ? lt(imports.id, cursor) : undefined),
    limit + 1,
  )
  const page = items.slice(0, limit)
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null }
}
