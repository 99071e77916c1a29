import { isNull, sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { projectStatuses } from '#domain/projects.ts'
import { folded, money, record, recordIndexes, searchTextOf, sortedLast } from '../columns.ts'
import { clients } from './clients.ts'

export const projects = pgTable(
  'projects',
  {
    ...record,
    name: text().notNull(),
    clientId: uuid().references(() => clients.id),
    status: text({ enum: projectStatuses }).notNull(),
    description: text(),
    startDate: date(),
    deadline: date(),
    budget: money(),
    actualCost: money(),
    completionPercentage: integer().notNull().default(0),
    members: uuid().array().notNull().default([]),
    searchText: searchTextOf('name', 'description'),
  },
  (t) => [
    ...recordIndexes('projects', t),
    index('projects_name_sort').on(folded(t.name), t.id).where(isNull(t.archivedAt)),
    index('projects_deadline_sort').on(sortedLast(t.deadline, 'date'), t.id).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('projects_status_sort').on(t.status, folded(t.name), t.id).where(isNull(t.archivedAt)),
    index().on(t.clientId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().using('gin', t.members),
    check('projects_completion_percentage', sql`${t.completionPercentage} between 0 and 100`),
  ],
)
