import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { entities } from '#domain/entities.ts'
import { record } from '../columns.ts'

/** No foreign key can say "a record of any kind": what hangs on one that is gone for good goes with the clean-up. */
export const notes = pgTable(
  'notes',
  {
    ...record,
    subjectType: text({ enum: entities }).notNull(),
    subjectId: uuid().notNull(),
    text: text().notNull(),
  },
  (t) => [index().on(t.subjectType, t.subjectId, t.id)],
)
