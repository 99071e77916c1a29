import { isNull, sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { colours } from '#domain/pipelines.ts'
import { folded, record, recordIndexes, searchTextOf } from '../columns.ts'

export const pipelines = pgTable(
  'pipelines',
  {
    ...record,
    name: text().notNull(),
    position: integer().notNull(),
    searchText: searchTextOf('name'),
  },
  (t) => [
    ...recordIndexes('pipelines', t),
    index('pipelines_name_sort').on(folded(t.name), t.id).where(isNull(t.archivedAt)),
    index().on(t.position, t.id).where(isNull(t.archivedAt)),
  ],
)

export const stages = pgTable(
  'stages',
  {
    ...record,
    name: text().notNull(),
    pipelineId: uuid()
      .notNull()
      .references(() => pipelines.id),
    position: integer().notNull(),
    probability: integer().notNull(),
    colour: text({ enum: colours }).notNull(),
    searchText: searchTextOf('name'),
  },
  (t) => [
    ...recordIndexes('stages', t),
    index('stages_name_sort').on(folded(t.name), t.id).where(isNull(t.archivedAt)),
    index().on(t.position, t.id).where(isNull(t.archivedAt)),
    index().on(t.pipelineId, t.position, t.id).where(isNull(t.archivedAt)),
    // What a deal refers to: a stage of the pipeline that it is in.
    unique('stages_of_pipeline').on(t.pipelineId, t.id),
    check('stages_probability', sql`${t.probability} between 0 and 100`),
  ],
)
