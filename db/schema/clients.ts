import { isNull, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { clientStatuses } from '#domain/clients.ts'
import { codeFrom, folded, money, record, recordIndexes, searchTextOf } from '../columns.ts'
import { employees } from './employees.ts'
import { users } from './users.ts'

export const clientCode = pgSequence('client_code_seq')

export const clients = pgTable(
  'clients',
  {
    ...record,
    clientCode: codeFrom('CL', 'client_code_seq'),
    fullName: text().notNull(),
    companyName: text(),
    email: text(),
    phone: text(),
    website: text(),
    status: text({ enum: clientStatuses }).notNull(),
    industry: text(),
    rating: integer(),
    taxId: text(),
    billingAddress: text(),
    creditLimit: money(),
    accountManagerId: uuid().references((): AnyPgColumn => employees.id),
    tags: text().array().notNull().default([]),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    searchText: searchTextOf('full_name', 'company_name', 'email', 'phone', 'client_code'),
  },
  (t) => [
    ...recordIndexes('clients', t),
    index('clients_full_name_sort').on(folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.email).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('clients_status_sort').on(t.status, folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.rating, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().using('gin', t.tags),
    index().on(t.accountManagerId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.userId),
    check('clients_rating', sql`${t.rating} between 1 and 5`),
  ],
)
