import { isNull, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { entities } from '#domain/entities.ts'
import { priorities, taskStatuses } from '#domain/tasks.ts'
import {
  boardRank,
  folded,
  instant,
  money,
  record,
  recordIndexes,
  searchTextOf,
  sortedLast,
} from '../columns.ts'
import { projects } from './projects.ts'
import { users } from './users.ts'

export const taskRank = pgSequence('tasks_board_rank_seq')

/** What something is still to be done about (`openTaskStatuses`): an index wants it spelled out. */
const toDo = (t: Record<'archivedAt' | 'status', AnyPgColumn>) =>
  sql`${t.archivedAt} is null and ${t.status} in ('todo', 'in_progress', 'blocked')`

export const tasks = pgTable(
  'tasks',
  {
    ...record,
    title: text().notNull(),
    status: text({ enum: taskStatuses }).notNull(),
    priority: text({ enum: priorities }).notNull(),
    dueDate: date(),
    assignedTo: uuid().references(() => users.id),
    projectId: uuid().references(() => projects.id),
    description: text(),
    estimatedHours: money(),
    actualHours: money(),
    /** Set when the status becomes completed, by a trigger: whichever way it came about. */
    completedAt: instant(),
    subjectType: text({ enum: entities }),
    subjectId: uuid(),
    boardRank: boardRank('tasks_board_rank_seq'),
    searchText: searchTextOf('title', 'description'),
  },
  (t) => [
    ...recordIndexes('tasks', t),
    index('tasks_title_sort').on(folded(t.title), t.id).where(isNull(t.archivedAt)),
    index('tasks_due_date_sort').on(sortedLast(t.dueDate, 'date'), t.id).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('tasks_status_sort').on(t.status, sortedLast(t.dueDate, 'date'), t.id).where(isNull(t.archivedAt)),
    index().on(t.priority, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.assignedTo, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.projectId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.subjectId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.boardRank),
    index('tasks_board').on(t.status, t.boardRank, t.id).where(isNull(t.archivedAt)),
    // The order that the list of open tasks has by itself: those that are done lie before them, year after year.
    index('tasks_open_sort').on(sortedLast(t.dueDate, 'date'), t.id).where(toDo(t)),
    // What somebody still has to do, by the day; with the day itself, so that counting looks at no row.
    index('tasks_to_do').on(t.assignedTo, sortedLast(t.dueDate, 'date'), t.id, t.dueDate).where(toDo(t)),
    check('tasks_subject_id', sql`num_nonnulls(${t.subjectType}, ${t.subjectId}) in (0, 2)`),
  ],
)
