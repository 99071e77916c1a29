import { and, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { clients } from '#db/schema/clients.ts'
import { dayIn } from '#domain/day-in.ts'
import { client } from '../clients/router.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { conditions } from '../records/narrow.ts'
import { addDays, startOfDay, weekStart } from './calendar.ts'
import { reading } from './reading.ts'

const weeks = 12

export const newClientsAnswer = z.strictObject({
  weeks: z.array(
    z.strictObject({
      /** Its Monday. */
      day: z.iso.date(),
      /** Its first moment, and that of the next. */
      from: z.iso.datetime(),
      before: z.iso.datetime(),
      total: z.int(),
    }),
  ),
})

/** How many clients were added in each of the last twelve weeks, this one included, where the person is. */
export const newClients = async (
  actor: Actor,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<z.output<typeof newClientsAnswer>> => {
  const monday = weekStart(dayIn(timeZone, now))
  const days = Array.from({ length: weeks + 1 }, (_, at) => addDays(monday, 7 * (at - weeks + 1)))
  const starts = days.map((day) => startOfDay(timeZone, day))
  const [first = ''] = starts
  const lines = await db
    .select({
      // The zone's own weeks may be an hour longer or shorter: their beginnings say where each one ends.
      week: sql<number>`width_bucket(${clients.createdAt}, ${sql.param(starts)}::timestamptz[])`.as('week'),
      total: sql<number>`count(*)::int`,
    })
    .from(clients)
    .where(and(conditions(reading(client, actor), {}), gte(clients.createdAt, first)))
    .groupBy(sql`week`)
  return {
    weeks: days.slice(0, weeks).map((day, at) => ({
      day,
      from: starts[at] ?? first,
      before: starts[at + 1] ?? first,
      total: lines.find(({ week }) => week === at + 1)?.total ?? 0,
    })),
  }
}
