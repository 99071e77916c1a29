import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { tasks } from '#db/schema/tasks.ts'
import { taskStatuses } from '#domain/tasks.ts'
import { boardInput, cardsInput, cardsOf, moveInput } from '../boards/cards.ts'
import { moveCard } from '../boards/move-card.ts'
import { db } from '../database.ts'
import { conditions } from '../records/narrow.ts'
import type { Asking } from '../records/write.ts'
import { task } from './task.ts'

const uuid = z.uuid({ error: 'uuid' })
const column = z.enum(taskStatuses, { error: 'not_an_option' })
const narrowed = { ...boardInput, assignedTo: uuid.optional(), projectId: uuid.optional() }

export const taskBoardInput = z.strictObject(narrowed)
export const taskCardsInput = z.strictObject({ ...narrowed, ...cardsInput, column })
export const moveTaskInput = z.strictObject({ ...moveInput, column })

export const taskBoardAnswer = z.strictObject({
  columns: z.array(
    z.strictObject({
      column,
      total: z.int(),
      /** What is estimated, together. */
      hours: z.string().regex(/^\d+\.\d{2}$/),
    }),
  ),
})

/** Each status with how many tasks have it, and how many hours they are estimated at. */
export const taskBoard = async (
  asking: Asking,
  { search, assignedTo, projectId }: z.output<typeof taskBoardInput>,
): Promise<z.output<typeof taskBoardAnswer>> => {
  const filter = {
    ...(assignedTo && { assignedTo: [assignedTo] }),
    ...(projectId && { projectId: [projectId] }),
  }
  const sums = await db
    .select({
      column: tasks.status,
      total: sql<number>`count(*)::int`,
      hours: sql<string>`round(coalesce(sum(${tasks.estimatedHours}), 0), 2)::text`,
    })
    .from(tasks)
    .where(conditions({ of: task, ...asking }, { search, filter }))
    .groupBy(tasks.status)
  return {
    columns: taskStatuses.map(
      (status) => sums.find((sum) => sum.column === status) ?? { column: status, total: 0, hours: '0.00' },
    ),
  }
}

/** One page of the tasks that have a status. */
export const taskCards = (
  asking: Asking,
  { column, assignedTo, projectId, ...page }: z.output<typeof taskCardsInput>,
) =>
  cardsOf(
    { of: task, ...asking },
    and(
      eq(tasks.status, column),
      assignedTo ? eq(tasks.assignedTo, assignedTo) : undefined,
      projectId ? eq(tasks.projectId, projectId) : undefined,
    ),
    page,
  )

/** Gives a task a status, and a place among those that have it. */
export const moveTask = (asking: Asking, { column, ...place }: z.output<typeof moveTaskInput>) =>
  moveCard(task, asking, { ...place, become: () => ({ status: column }) })
