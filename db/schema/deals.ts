import { isNull, sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { dealStatuses } from '#domain/deals.ts'
import { currencies } from '#domain/money.ts'
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
import { clients } from './clients.ts'
import { contacts } from './contacts.ts'
import { pipelines, stages } from './pipelines.ts'
import { users } from './users.ts'

export const dealRank = pgSequence('deals_board_rank_seq')

export const deals = pgTable(
  'deals',
  {
    ...record,
    title: text().notNull(),
    clientId: uuid().references(() => clients.id),
    contactId: uuid().references(() => contacts.id),
    pipelineId: uuid()
      .notNull()
      .references(() => pipelines.id),
    stageId: uuid().notNull(),
    value: money(),
    currency: text({ enum: currencies }).notNull(),
    probability: integer(),
    expectedCloseDate: date(),
    ownerId: uuid().references(() => users.id),
    status: text({ enum: dealStatuses }).notNull(),
    lostReason: text(),
    /** Set when it is won or lost, by a trigger: whichever way that came about. */
    closedAt: instant(),
    boardRank: boardRank('deals_board_rank_seq'),
    searchText: searchTextOf('title'),
  },
  (t) => [
    ...recordIndexes('deals', t),
    foreignKey({
      name: 'deals_stage_id',
      columns: [t.pipelineId, t.stageId],
      foreignColumns: [stages.pipelineId, stages.id],
    }),
    index('deals_title_sort').on(folded(t.title), t.id).where(isNull(t.archivedAt)),
    index('deals_value_sort').on(sortedLast(t.value, 'numeric'), t.id).where(isNull(t.archivedAt)),
    index('deals_expected_close_date_sort')
      .on(sortedLast(t.expectedCloseDate, 'date'), t.id)
      .where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.pipelineId, t.stageId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.stageId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.ownerId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.clientId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.contactId),
    index().on(t.boardRank),
    index('deals_board_stage')
      .on(t.stageId, t.boardRank, t.id)
      .where(sql`${t.archivedAt} is null and ${t.status} = 'open'`),
    index('deals_board_done').on(t.pipelineId, t.status, t.boardRank, t.id).where(isNull(t.archivedAt)),
    // Read alone for what each stage comes to, without a look at the rows.
    index('deals_open_worth')
      .on(t.pipelineId, t.stageId, t.currency, t.probability, t.value)
      .where(sql`${t.archivedAt} is null and ${t.status} = 'open'`),
    index('deals_open_unchanged')
      .on(t.updatedAt, t.id)
      .where(sql`${t.archivedAt} is null and ${t.status} = 'open'`),
    index('deals_closed').on(t.closedAt, t.status, t.currency, t.value).where(isNull(t.archivedAt)),
    check('deals_probability', sql`${t.probability} between 0 and 100`),
  ],
)
