import { z } from 'zod'
import { dayIn } from '#domain/day-in.ts'
import { openTaskStatuses } from '#domain/tasks.ts'
import type { Actor } from '../context.ts'
import { countRecords } from '../records/count.ts'
import { answerOf } from '../records/fields.ts'
import { listRecords } from '../records/list.ts'
import { task } from '../tasks/task.ts'
import { addDays } from './calendar.ts'
import { reading } from './reading.ts'

export const myTasksInput = {
  /** Tasks of each part at most. */
  each: z.coerce
    .number({ error: 'integer' })
    .pipe(z.int().min(1, { error: 'out_of_range' }).max(100, { error: 'out_of_range' }))
    .default(5),
}

const part = z.strictObject({
  /** The days that are meant: from the first on, before the second. */
  from: z.iso.date().nullable(),
  before: z.iso.date(),
  total: z.int(),
  exact: z.boolean(),
  items: z.array(answerOf(task)),
})
export const myTasksAnswer = z.strictObject({
  today: z.iso.date(),
  overdue: part,
  dueToday: part,
  next: part,
})

/**
 * What somebody has to do: overdue, due today, and in the seven days after it, by the days where they are. Each part is a
 * list of tasks as its own page shows it, so the counts are the same.
 */
export const myTasks = async (
  actor: Actor,
  { timeZone, now, each }: { timeZone: string; now: Date; each: number },
) => {
  const today = dayIn(timeZone, now)
  const partOf = async (from: string | null, before: string) => {
    const asked = reading(task, actor)
    const narrowed = {
      filter: { assignedTo: [actor.id], status: [...openTaskStatuses] },
      between: { dueDate: { ...(from && { from }), before } },
    }
    const [{ total, exact }, { items }] = await Promise.all([
      countRecords(asked, narrowed),
      listRecords(asked, { ...narrowed, sort: 'dueDate', limit: each }),
    ])
    return { from, before, total, exact, items }
  }
  const tomorrow = addDays(today, 1)
  const [overdue, dueToday, next] = await Promise.all([
    partOf(null, today),
    partOf(today, tomorrow),
    partOf(tomorrow, addDays(tomorrow, 7)),
  ])
  return { today, overdue, dueToday, next }
}
