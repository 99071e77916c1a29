import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { viewChoices, views } from '#db/schema/views.ts'
import type { Entity } from '#domain/entities.ts'
import {
  maxViews,
  mayChangeView,
  mayShareViews,
  type SavedView,
  type viewInput,
  type viewPatch,
} from '#domain/views.ts'
import { db } from '../database.ts'
import { badInput, forbidden, notFound } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { versionConflict } from '../records/write.ts'
import { type Asking, requireList, usable, viewOf } from './read.ts'
import { checkedColumns, checkedState } from './state.ts'

const requireSharing = ({ actor }: Asking, shared: boolean | undefined) => {
  if (shared && !mayShareViews(actor.role)) throw forbidden()
}

/** Keeps a view of a list for oneself or, of staff, for all staff. */
export const createView = (asking: Asking, input: z.output<typeof viewInput>): Promise<SavedView> => {
  requireList(asking, input.of)
  requireSharing(asking, input.shared)
  const { actor } = asking
  const values = { ...input, state: checkedState(input.of, input.state) }
  return db.transaction(async (tx) => {
    const [had] = await tx
      .select({ count: count() })
      .from(views)
      .where(and(eq(views.of, input.of), eq(views.ownerId, actor.id), isNull(views.archivedAt)))
    if ((had?.count ?? 0) >= maxViews) throw badInput([{ path: 'name', message: 'too_many' }])
    const [row] = await tx
      .insert(views)
      .values({ ...values, ownerId: actor.id, createdBy: actor.id })
      .returning()
    if (!row) throw notFound()
    const changes = changesOf({}, values)
    await audit(tx, asking, { action: 'views.create', subject: { type: 'views', id: row.id }, changes })
    return viewOf(asking, row)
  })
}

/** The view, locked, if one may use it (or it is not found) and change it (or that is refused). */
const changeable = async (tx: Queryable, { actor }: Asking, id: string, trash: boolean) => {
  const where = and(
    eq(views.id, id),
    trash ? isNotNull(views.archivedAt) : isNull(views.archivedAt),
    usable(actor),
  )
  const [row] = await tx.select().from(views).where(where).for('update')
  if (!row) throw notFound()
  if (!mayChangeView(actor, row)) throw forbidden()
  return row
}

type Change = z.output<typeof viewPatch> & { archivedAt?: string | null }

/** Changes a view, and says so in the audit log. A stale version is a conflict. */
export const changeView = (
  asking: Asking,
  { id, version, ...patch }: Change,
  { action = 'update', trash = false }: { action?: 'update' | 'archive' | 'restore'; trash?: boolean } = {},
): Promise<SavedView> =>
  db.transaction(async (tx) => {
    const before = await changeable(tx, asking, id, trash)
    requireList(asking, before.of)
    requireSharing(asking, patch.shared)
    if (version !== undefined && version !== before.version) throw versionConflict()
    const { state } = patch
    const values = { ...patch, ...(state && { state: checkedState(before.of, state) }) }
    const changes = changesOf(before, values)
    if (Object.keys(changes).length === 0) return viewOf(asking, before)
    const [after] = await tx
      .update(views)
      .set({ ...values, version: sql`${views.version} + 1`, updatedAt: sql`now()` })
      .where(eq(views.id, id))
      .returning()
    if (!after) throw notFound()
    await audit(tx, asking, { action: `views.${action}`, subject: { type: 'views', id }, changes })
    return viewOf(asking, after)
  })

type Choice = Partial<Pick<typeof viewChoices.$inferInsert, 'viewId' | 'columns'>>

const choose = async ({ actor }: Asking, of: Entity, choice: Choice) => {
  await db
    .insert(viewChoices)
    .values({ userId: actor.id, of, ...choice })
    .onConflictDoUpdate({ target: [viewChoices.userId, viewChoices.of], set: choice })
}

/** What one's list begins with: a view that one may use, or null for the list as it is. */
export const setDefaultView = async (asking: Asking, { of, id }: { of: Entity; id: string | null }) => {
  requireList(asking, of)
  if (id !== null) {
    const where = and(eq(views.id, id), eq(views.of, of), isNull(views.archivedAt), usable(asking.actor))
    const [row] = await db.select({ id: views.id }).from(views).where(where)
    if (!row) throw notFound()
  }
  await choose(asking, of, { viewId: id })
}

/** The columns of one's plain list, or null for the list's own. */
export const setListColumns = async (
  asking: Asking,
  { of, columns }: { of: Entity; columns: string[] | null },
) => {
  requireList(asking, of)
  await choose(asking, of, { columns: columns && checkedColumns(of, columns) })
}
