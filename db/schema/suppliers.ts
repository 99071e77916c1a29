import { isNull, sql } from 'drizzle-orm'
import { check, index, integer, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { supplierStatuses } from '#domain/suppliers.ts'
import { codeFrom, folded, record, recordIndexes, searchTextOf } from '../columns.ts'
import { users } from './users.ts'

export const supplierCode = pgSequence('supplier_code_seq')

export const suppliers = pgTable(
  'suppliers',
  {
    ...record,
    supplierCode: codeFrom('SU', 'supplier_code_seq'),
    companyName: text().notNull(),
    fullName: text(),
    email: text(),
    phone: text(),
    status: text({ enum: supplierStatuses }).notNull(),
    category: text(),
    rating: integer(),
    taxId: text(),
    businessAddress: text(),
    paymentTerms: text(),
    tags: text().array().notNull().default([]),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    searchText: searchTextOf('company_name', 'full_name', 'email', 'phone', 'category', 'supplier_code'),
  },
  (t) => [
    ...recordIndexes('suppliers', t),
    index('suppliers_company_name_sort').on(folded(t.companyName), t.id).where(isNull(t.archivedAt)),
    index().on(t.email).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('suppliers_status_sort').on(t.status, folded(t.companyName), t.id).where(isNull(t.archivedAt)),
    index().on(t.category, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.rating, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().using('gin', t.tags),
    index().on(t.userId),
    check('suppliers_rating', sql`${t.rating} between 0 and 5`),
  ],
)
