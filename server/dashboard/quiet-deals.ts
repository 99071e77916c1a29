import { and, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { clients } from '#db/schema/clients.ts'
import { deals } from '#db/schema/deals.ts'
import { notes } from '#db/schema/notes.ts'
import { stages } from '#db/schema/pipelines.ts'
import { tasks } from '#db/schema/tasks.ts'
import { scopeOf } from '#domain/access.ts'
import { currencies } from '#domain/money.ts'
import { client } from '../clients/router.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { deal } from '../deals/deal.ts'
import { conditions } from '../records/narrow.ts'
import { within } from '../records/visible.ts'
import { reading } from './reading.ts'

const quietDays = 14
const most = 8

export const quietDealsAnswer = z.strictObject({
  /** After so many days without anything a deal counts as quiet. */
  days: z.int(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      clientName: z.string().nullable(),
      stage: z.string(),
      value: z.string().nullable(),
      currency: z.enum(currencies),
      /** When it, a note on it or a task about it last changed. */
      quietSince: z.iso.datetime(),
    }),
  ),
})

/**
 * Open deals that nobody has touched, written about or done anything for in two weeks, of them the ones that have
 * stood unchanged the longest. Walks the open deals by their last change and looks up notes and tasks of each, until there are
 * enough; a join would read all the tasks there are.
 */
export const quietDeals = async (
  actor: Actor,
  { now }: { now: Date },
): Promise<z.output<typeof quietDealsAnswer>> => {
  const before = new Date(now.getTime() - quietDays * 86_400_000).toISOString()
  const touched = sql<string>`touched.at`
  // OFFSET 0 holds the planner to the few rows of one deal: for a maximum alone it would rather walk all tasks by time.
  const lastNote = sql`select max(at) from (select ${notes.updatedAt} as at from ${notes}
    where ${notes.subjectType} = 'deals' and ${notes.subjectId} = ${deals.id} and ${notes.archivedAt} is null offset 0)`
  const lastTask = sql`select max(at) from (select ${tasks.updatedAt} as at from ${tasks}
    where ${tasks.subjectId} = ${deals.id} and ${tasks.subjectType} = 'deals' and ${tasks.archivedAt} is null offset 0)`
  const items = await db
    .select({
      id: deals.id,
      title: deals.title,
      clientName: clients.fullName,
      stage: stages.name,
      value: deals.value,
      currency: deals.currency,
      quietSince: sql<string>`${touched}`.mapWith(deals.updatedAt),
    })
    .from(deals)
    .innerJoin(
      sql`lateral (select greatest(${deals.updatedAt}, (${lastNote}), (${lastTask})) as at offset 0) as touched`,
      lt(touched, before),
    )
    .innerJoin(stages, eq(stages.id, deals.stageId))
    .leftJoin(
      clients,
      and(eq(clients.id, deals.clientId), within(client, scopeOf(actor.role, 'clients', 'read'), actor)),
    )
    .where(
      and(conditions(reading(deal, actor), { filter: { status: ['open'] } }), lt(deals.updatedAt, before)),
    )
    .orderBy(deals.updatedAt, deals.id)
    .limit(most)
  return {
    days: quietDays,
    items: items.sort((one, other) => one.quietSince.localeCompare(other.quietSince)),
  }
}
