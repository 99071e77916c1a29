import { and, asc, eq, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deals } from '#db/schema/deals.ts'
import { pipelines, stages } from '#db/schema/pipelines.ts'
import { scopeOf } from '#domain/access.ts'
import { doneColumns } from '#domain/deals.ts'
import { currencies } from '#domain/money.ts'
import { colours } from '#domain/pipelines.ts'
import { boardInput, cardsInput, cardsOf } from '../boards/cards.ts'
import { db } from '../database.ts'
import { pipeline, stage } from '../pipelines/router.ts'
import { conditions } from '../records/narrow.ts'
import { visibleRow, within } from '../records/visible.ts'
import type { Asking } from '../records/write.ts'
import { deal } from './deal.ts'
import { dealColumn } from './move-deal.ts'

const uuid = z.uuid({ error: 'uuid' })
const narrowed = { ...boardInput, ownerId: uuid.optional() }

export const dealBoardInput = z.strictObject({
  ...narrowed,
  /** The first one when it is left out. */
  pipelineId: uuid.optional(),
})
export const dealCardsInput = z.strictObject({
  ...narrowed,
  ...cardsInput,
  pipelineId: uuid,
  column: dealColumn,
})

const money = z.string().regex(/^\d+\.\d{2}$/)
/** What deals in one currency come to, and what of it they are likely to bring. */
export const sumAnswer = { currency: z.enum(currencies), value: money, weighted: money }
export const dealBoardAnswer = z.strictObject({
  pipelineId: uuid.nullable(),
  columns: z.array(
    z.strictObject({
      column: dealColumn,
      /** Of a stage; what is won or lost has none. */
      name: z.string().nullable(),
      colour: z.enum(colours).nullable(),
      total: z.int(),
      sums: z.array(z.strictObject(sumAnswer)),
    }),
  ),
})
type BoardColumn = z.output<typeof dealBoardAnswer>['columns'][number]

/** What deals are likely to bring: each by its own probability, or else by that of its stage. */
export const weighted = (value: SQLWrapper, probability: SQLWrapper) =>
  sql<string>`coalesce(sum(${value} * coalesce(${probability}, ${stages.probability})), 0) / 100`

/** Exact to the cent: rounded once, after adding up. */
export const cents = (amount: SQL) => sql<string>`round(${amount}, 2)::text`

/** The pipeline that is meant when none is named. */
export const firstPipeline = async ({ actor }: Pick<Asking, 'actor'>) => {
  const [first] = await db
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(
      and(isNull(pipelines.archivedAt), within(pipeline, scopeOf(actor.role, 'pipelines', 'read'), actor)),
    )
    .orderBy(asc(pipelines.position), asc(pipelines.id))
    .limit(1)
  return first?.id
}

/**
 * How many deals each column has and what they come to, one line for each currency in it. They are added up before the
 * stages are looked at: to sort thousands of deals by the name of their column takes longer than to read them.
 */
const columnSums = (where: SQL | undefined) => {
  const worth = db
    .select({
      stageId: deals.stageId,
      status: deals.status,
      currency: deals.currency,
      probability: deals.probability,
      total: sql<number>`count(*)`.as('total'),
      value: sql<string>`coalesce(sum(${deals.value}), 0)`.as('value'),
    })
    .from(deals)
    .where(where)
    .groupBy(deals.stageId, deals.status, deals.currency, deals.probability)
    .as('worth')
  const column = sql<string>`case when ${worth.status} = 'open' then ${worth.stageId}::text else ${worth.status} end`
  return db
    .select({
      column: column.as('board_column'),
      currency: worth.currency,
      total: sql<number>`sum(${worth.total})::int`,
      value: cents(sql`sum(${worth.value})`),
      weighted: cents(weighted(worth.value, worth.probability)),
    })
    .from(worth)
    .innerJoin(stages, eq(stages.id, worth.stageId))
    .groupBy(sql`board_column`, worth.currency)
    .orderBy(worth.currency)
}

/**
 * The columns of a pipeline: its stages with their open deals, then what is won and what is lost. A stage in the trash is
 * there for as long as deals are in it.
 */
export const dealBoard = async (
  asking: Asking,
  { pipelineId: wanted, ownerId, search }: z.output<typeof dealBoardInput>,
): Promise<z.output<typeof dealBoardAnswer>> => {
  const { actor } = asking
  const pipelineId = wanted ?? (await firstPipeline(asking))
  if (!pipelineId) return { pipelineId: null, columns: [] }
  await visibleRow(db, {
    of: pipeline,
    scope: scopeOf(actor.role, 'pipelines', 'read'),
    actor,
    id: pipelineId,
  })
  const filter = { pipelineId: [pipelineId], ...(ownerId && { ownerId: [ownerId] }) }
  const [steps, sums] = await Promise.all([
    db
      .select()
      .from(stages)
      .where(
        and(eq(stages.pipelineId, pipelineId), within(stage, scopeOf(actor.role, 'stages', 'read'), actor)),
      )
      .orderBy(asc(stages.position), asc(stages.id)),
    columnSums(conditions({ of: deal, ...asking }, { search, filter })),
  ])
  const columnOf = (column: string, { name, colour }: Pick<BoardColumn, 'name' | 'colour'>): BoardColumn => {
    const parts = sums.filter((part) => part.column === column)
    return {
      column,
      name,
      colour,
      total: parts.reduce((sum, part) => sum + part.total, 0),
      sums: parts.map(({ currency, value, weighted }) => ({ currency, value, weighted })),
    }
  }
  const open = steps
    .map((step) => ({ column: columnOf(step.id, step), live: step.archivedAt === null }))
    .filter(({ column, live }) => live || column.total > 0)
  const done = doneColumns.map((column) => columnOf(column, { name: null, colour: null }))
  return { pipelineId, columns: [...open.map(({ column }) => column), ...done] }
}

/** One page of a column's deals. */
export const dealCards = (
  asking: Asking,
  { pipelineId, column, ownerId, ...page }: z.output<typeof dealCardsInput>,
) => {
  const isDone = column === 'won' || column === 'lost'
  const inColumn = isDone
    ? eq(deals.status, column)
    : and(eq(deals.stageId, column), eq(deals.status, 'open'))
  return cardsOf(
    { of: deal, ...asking },
    and(eq(deals.pipelineId, pipelineId), inColumn, ownerId ? eq(deals.ownerId, ownerId) : undefined),
    page,
  )
}
