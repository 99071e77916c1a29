import { isNull, sql } from 'drizzle-orm'
import { check, index, integer, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { availabilities, professionalStatuses } from '#domain/professionals.ts'
import { codeFrom, folded, money, record, recordIndexes, searchTextOf } from '../columns.ts'
import { users } from './users.ts'

export const professionalCode = pgSequence('professional_code_seq')

export const professionals = pgTable(
  'professionals',
  {
    ...record,
    professionalCode: codeFrom('PR', 'professional_code_seq'),
    fullName: text().notNull(),
    specialty: text(),
    email: text(),
    phone: text(),
    availability: text({ enum: availabilities }).notNull(),
    status: text({ enum: professionalStatuses }).notNull(),
    hourlyRate: money(),
    rating: integer(),
    yearsExperience: integer(),
    certifications: text().array().notNull().default([]),
    portfolioUrl: text(),
    tags: text().array().notNull().default([]),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    searchText: searchTextOf('full_name', 'specialty', 'email', 'phone', 'professional_code'),
  },
  (t) => [
    ...recordIndexes('professionals', t),
    index('professionals_full_name_sort').on(folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.email).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('professionals_status_sort').on(t.status, folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.availability, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.rating, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().using('gin', t.tags),
    index().on(t.userId),
    check('professionals_rating', sql`${t.rating} between 0 and 5`),
  ],
)
