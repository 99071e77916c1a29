import { and, sql } from 'drizzle-orm'
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
  const starting = sql`${sql.param(starts)}::timestamptz[]`
  const added = and(
    conditions(reading(client, actor), {}),
    // The zone's own weeks may be an hour longer or shorter: their beginnings say where each one ends.
    sql`${clients.createdAt} >= (${starting})[week] and ${clients.createdAt} < (${starting})[week + 1]`,
  )
  // Each week by itself is a stretch of the index: to ask of every client which week is theirs costs more than to read them.
  const { rows } = await db.execute<{ total: number }>(sql`
    select (select count(*)::int from ${clients} where ${added}) as total
    from generate_series(1, ${weeks}::int) as week order by week`)
  return {
    weeks: days.slice(0, weeks).map((day, at) => ({
      day,
      from: starts[at] ?? first,
      before: starts[at + 1] ?? first,
      total: rows[at]?.total ?? 0,
    })),
  }
}
