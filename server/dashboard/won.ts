import { and, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deals } from '#db/schema/deals.ts'
import { dayIn } from '#domain/day-in.ts'
import { currencies } from '#domain/money.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { cents } from '../deals/board.ts'
import { deal } from '../deals/deal.ts'
import { conditions } from '../records/narrow.ts'
import { monthStart, startOfDay } from './calendar.ts'
import { reading } from './reading.ts'

const month = z.strictObject({
  /** Its first moment. */
  from: z.iso.datetime(),
  total: z.int(),
  sums: z.array(
    z.strictObject({ currency: z.enum(currencies), value: z.string().regex(/^\d+\.\d{2}$/), total: z.int() }),
  ),
})
export const wonAnswer = z.strictObject({ thisMonth: month, lastMonth: month })

/** What was won in this month so far and in the whole of the last, where the person is. */
export const wonFigure = async (
  actor: Actor,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<z.output<typeof wonAnswer>> => {
  const today = dayIn(timeZone, now)
  const from = startOfDay(timeZone, monthStart(today))
  const before = startOfDay(timeZone, monthStart(today, -1))
  const lines = await db
    .select({
      current: sql<boolean>`${deals.closedAt} >= ${from}`.as('current'),
      currency: deals.currency,
      total: sql<number>`count(*)::int`,
      value: cents(sql`coalesce(sum(${deals.value}), 0)`),
    })
    .from(deals)
    .where(
      and(conditions(reading(deal, actor), { filter: { status: ['won'] } }), gte(deals.closedAt, before)),
    )
    .groupBy(sql`current`, deals.currency)
    .orderBy(deals.currency)
  const monthOf = (current: boolean) => {
    const of = lines.filter((line) => line.current === current)
    return {
      total: of.reduce((sum, { total }) => sum + total, 0),
      sums: of.map(({ currency, value, total }) => ({ currency, value, total })),
    }
  }
  return { thisMonth: { from, ...monthOf(true) }, lastMonth: { from: before, ...monthOf(false) } }
}
