import { isNull } from 'drizzle-orm'
import { boolean, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { folded, record, recordIndexes, searchTextOf } from '../columns.ts'
import { clients } from './clients.ts'

export const contacts = pgTable(
  'contacts',
  {
    ...record,
    fullName: text().notNull(),
    clientId: uuid().references(() => clients.id),
    jobTitle: text(),
    email: text(),
    phone: text(),
    isPrimary: boolean().notNull().default(false),
    birthday: date(),
    tags: text().array().notNull().default([]),
    searchText: searchTextOf('full_name', 'job_title', 'email', 'phone'),
  },
  (t) => [
    ...recordIndexes('contacts', t),
    index('contacts_full_name_sort').on(folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.email).where(isNull(t.archivedAt)),
    index().on(t.clientId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.isPrimary, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().using('gin', t.tags),
  ],
)
