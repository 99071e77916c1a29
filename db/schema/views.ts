import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { entities } from '#domain/entities.ts'
import type { ViewState } from '#domain/views.ts'
import { record } from '../columns.ts'
import { users } from './users.ts'

/** Lists as somebody wants to find them again: filters, order and columns under a name. */
export const views = pgTable(
  'views',
  {
    ...record,
    ownerId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    of: text({ enum: entities }).notNull(),
    name: text().notNull(),
    shared: boolean().notNull().default(false),
    state: jsonb().$type<ViewState>().notNull(),
  },
  (t) => [index().on(t.of, t.ownerId), index().on(t.ownerId)],
)

/** What a list begins with for somebody: one view of theirs or one that is shared, and the columns of the plain list. */
export const viewChoices = pgTable(
  'view_choices',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    of: text({ enum: entities }).notNull(),
    viewId: uuid().references(() => views.id, { onDelete: 'set null' }),
    columns: text().array(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.of] }), index().on(t.viewId)],
)
