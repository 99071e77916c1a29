import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deals } from '#db/schema/deals.ts'
import { stages } from '#db/schema/pipelines.ts'
import { scopeOf } from '#domain/access.ts'
import type { currencies } from '#domain/money.ts'
import { colours } from '#domain/pipelines.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { cents, firstPipeline, sumAnswer } from '../deals/board.ts'
import { deal } from '../deals/deal.ts'
import { pipeline, stage } from '../pipelines/router.ts'
import { conditions } from '../records/narrow.ts'
import { visibleRow, within } from '../records/visible.ts'
import { reading } from './reading.ts'

export const pipelineInput = {
  /** The first one when it is left out. */
  pipelineId: z.uuid({ error: 'uuid' }).optional(),
}

export const pipelineAnswer = z.strictObject({
  pipelineId: z.uuid().nullable(),
  total: z.int(),
  sums: z.array(z.strictObject(sumAnswer)),
  stages: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      colour: z.enum(colours),
      total: z.int(),
      sums: z.array(z.strictObject(sumAnswer)),
    }),
  ),
})
type Pipeline = z.output<typeof pipelineAnswer>

/** The open deals of a pipeline, one line for each stage and currency, and with a stage of null for all of them. */
const worthOf = (actor: Actor, pipelineId: string) => {
  const worth = db
    .select({
      stageId: deals.stageId,
      currency: deals.currency,
      probability: deals.probability,
      total: sql<number>`count(*)`.as('total'),
      value: sql<string>`coalesce(sum(${deals.value}), 0)`.as('worth'),
    })
    .from(deals)
    .where(conditions(reading(deal, actor), { filter: { pipelineId: [pipelineId], status: ['open'] } }))
    .groupBy(deals.stageId, deals.currency, deals.probability)
    .as('worth')
  const likely = sql`sum(${worth.value} * coalesce(${worth.probability}, ${stages.probability})) / 100`
  return db
    .select({
      id: sql<string | null>`${stages.id}`,
      name: sql<string>`max(${stages.name})`,
      colour: sql<(typeof colours)[number]>`max(${stages.colour})`,
      currency: sql<(typeof currencies)[number] | null>`${worth.currency}`,
      total: sql<number>`coalesce(sum(${worth.total}), 0)::int`,
      value: cents(sql`sum(${worth.value})`),
      weighted: cents(likely),
    })
    .from(stages)
    .leftJoin(worth, eq(worth.stageId, stages.id))
    .where(
      and(
        eq(stages.pipelineId, pipelineId),
        // A stage in the trash is there for as long as deals are in it.
        or(isNull(stages.archivedAt), isNotNull(worth.stageId)),
        within(stage, scopeOf(actor.role, 'stages', 'read'), actor),
      ),
    )
    .groupBy(sql`grouping sets ((${worth.currency}), (${stages.id}, ${worth.currency}))`)
    .orderBy(
      sql`case when grouping(${stages.id}) = 0 then max(${stages.position}) end`,
      asc(stages.id),
      asc(worth.currency),
    )
}

/** What the open deals of a pipeline come to, by stage and as a whole: the sums of the board, each currency by itself. */
export const pipelineFigure = async (
  actor: Actor,
  { pipelineId: wanted }: { pipelineId?: string | undefined },
): Promise<Pipeline> => {
  const pipelineId = wanted ?? (await firstPipeline({ actor }))
  if (!pipelineId) return { pipelineId: null, total: 0, sums: [], stages: [] }
  await visibleRow(db, { ...reading(pipeline, actor), id: pipelineId })
  const lines = await worthOf(actor, pipelineId)
  const gathered = (id: string | null) => {
    const of = lines.filter((line) => line.id === id)
    return {
      total: of.reduce((sum, { total }) => sum + total, 0),
      sums: of.flatMap(({ currency, value, weighted }) => (currency ? [{ currency, value, weighted }] : [])),
    }
  }
  const steps = new Map(lines.flatMap(({ id, name, colour }) => (id ? [[id, { id, name, colour }]] : [])))
  return {
    pipelineId,
    ...gathered(null),
    stages: [...steps.values()].map((step) => ({ ...step, ...gathered(step.id) })),
  }
}
