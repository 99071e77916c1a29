import { isNotNull, sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { entities } from '#domain/entities.ts'
import { record, searchTextOf } from '../columns.ts'

/** What is known of a file. Its content lies in the data folder or in S3 (server/files/store.ts), under the row's id. */
export const files = pgTable(
  'files',
  {
    ...record,
    subjectType: text({ enum: entities }).notNull(),
    subjectId: uuid().notNull(),
    name: text().notNull(),
    /** A media type, decided by the content. */
    type: text().notNull(),
    /** Bytes. */
    size: integer().notNull(),
    sha256: text().notNull(),
    searchText: searchTextOf('name'),
  },
  (t) => [
    index().on(t.subjectType, t.subjectId, t.id),
    index('files_trash').on(t.id).where(isNotNull(t.archivedAt)),
    index('files_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
    check('files_size', sql`${t.size} > 0`),
  ],
)
