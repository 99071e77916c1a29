import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deals } from '#db/schema/deals.ts'
import { stages } from '#db/schema/pipelines.ts'
import { db } from '../database.ts'
import { conditions } from '../records/narrow.ts'
import type { Asking } from '../records/write.ts'
import { cents, sumAnswer, weighted } from './board.ts'
import { deal } from './deal.ts'

const uuid = z.uuid({ error: 'uuid' })

export const forecastInput = z.strictObject({
  pipelineId: uuid.optional(),
  ownerId: uuid.optional(),
  /** This month and so many after it; what is due later is one line. */
  months: z.coerce
    .number({ error: 'integer' })
    .pipe(z.int().min(1, { error: 'out_of_range' }).max(36, { error: 'out_of_range' }))
    .default(12),
})

export const forecastAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      /** `YYYY-MM`, or what has no month in the forecast: overdue, later, or without a day. */
      month: z.string().regex(/^(\d{4}-\d{2}|overdue|later|none)$/),
      /** Null in the line of the whole month, which comes first. */
      stageId: uuid.nullable(),
      stage: z.string().nullable(),
      total: z.int(),
      ...sumAnswer,
    }),
  ),
})

const due = (months: number) => {
  const day = deals.expectedCloseDate
  return sql<string>`case
    when ${day} is null then 'none'
    when ${day} < date_trunc('month', current_date) then 'overdue'
    when ${day} >= date_trunc('month', current_date) + make_interval(months => ${months}) then 'later'
    else to_char(${day}, 'YYYY-MM') end`
}

/**
 * What the open deals are likely to bring, by the month they are expected to close in: as a whole, then by the stage they
 * are at. Months come first, then what is due later, has no day, or is overdue.
 */
export const forecast = async (
  asking: Asking,
  { pipelineId, ownerId, months }: z.output<typeof forecastInput>,
): Promise<z.output<typeof forecastAnswer>> => {
  const filter = {
    status: ['open'],
    ...(pipelineId && { pipelineId: [pipelineId] }),
    ...(ownerId && { ownerId: [ownerId] }),
  }
  const ofStage = sql`grouping(${stages.id}) = 0`
  const items = await db
    .select({
      month: due(months).as('due'),
      stageId: sql<string | null>`${stages.id}`,
      stage: sql<string | null>`case when ${ofStage} then max(${stages.name}) end`,
      currency: deals.currency,
      total: sql<number>`count(*)::int`,
      value: cents(sql`coalesce(sum(${deals.value}), 0)`),
      weighted: cents(weighted(deals.value, deals.probability)),
    })
    .from(deals)
    .innerJoin(stages, eq(stages.id, deals.stageId))
    .where(conditions({ of: deal, ...asking }, { filter }))
    .groupBy(sql`grouping sets ((due, ${deals.currency}), (due, ${deals.currency}, ${stages.id}))`)
    // Digits come before letters.
    .orderBy(sql`due`, deals.currency, sql`${ofStage}`, sql`max(${stages.position})`, stages.id)
  return { items }
}
