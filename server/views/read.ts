import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { z } from 'zod'
import { folded } from '#db/columns.ts'
import { viewChoices, views } from '#db/schema/views.ts'
import { scopeOf } from '#domain/access.ts'
import type { Entity } from '#domain/entities.ts'
import {
  mayChangeView,
  mayShareViews,
  type SavedView,
  type ViewState,
  type viewsAnswer,
} from '#domain/views.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { snake } from '../http/case.ts'
import { usableState } from './state.ts'

export type Asking = Pick<SignedIn, 'actor' | 'request'>
export type ViewRow = typeof views.$inferSelect

/** Who may not read a kind of record has no list of it, and so no views. */
export const requireList = ({ actor }: Asking, of: Entity) => {
  if (scopeOf(actor.role, of, 'read') === 'none') throw notFound()
}

/** The views that somebody may use: their own and, for staff, those that are shared. */
export const usable = (actor: Actor) =>
  or(eq(views.ownerId, actor.id), mayShareViews(actor.role) ? eq(views.shared, true) : undefined)

/** Keys are renamed at the edge; here names stand in values too. */
const spelled = (state: ViewState): ViewState => ({
  ...state,
  ...(state.sort && { sort: snake(state.sort) }),
  ...(state.columns && { columns: state.columns.map(snake) }),
})

export const viewOf = ({ actor, request }: Asking, row: ViewRow): SavedView => {
  const state = usableState(row.of, row.state)
  return {
    id: row.id,
    of: row.of,
    name: row.name,
    shared: row.shared,
    mine: row.ownerId === actor.id,
    mayChange: mayChangeView(actor, row),
    state: request.door === 'rest' ? spelled(state) : state,
    version: row.version,
  }
}

/** What the list of a record can begin with for somebody. */
export const listViews = async (
  asking: Asking,
  { of }: { of: Entity },
): Promise<z.output<typeof viewsAnswer>> => {
  requireList(asking, of)
  const { actor, request } = asking
  const [rows, [choice]] = await Promise.all([
    db
      .select()
      .from(views)
      .where(and(eq(views.of, of), isNull(views.archivedAt), usable(actor)))
      .orderBy(asc(folded(views.name)), asc(views.id)),
    db
      .select()
      .from(viewChoices)
      .where(and(eq(viewChoices.userId, actor.id), eq(viewChoices.of, of))),
  ])
  const items = rows.map((row) => viewOf(asking, row))
  const columns = usableState(of, { columns: choice?.columns ?? [] }).columns ?? null
  return {
    items,
    // One that is in the trash, or shared no more, is nobody's to begin with.
    defaultId: items.some(({ id }) => id === choice?.viewId) ? (choice?.viewId ?? null) : null,
    columns: request.door === 'rest' ? (columns?.map(snake) ?? null) : columns,
  }
}
