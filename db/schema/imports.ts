import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { importKinds } from '#domain/entities.ts'
import { type ImportMapping, importStates, type rowErrors, rowOutcomes } from '#domain/imports.ts'
import { id, instant } from '../columns.ts'
import { users } from './users.ts'

const count = () => integer().notNull().default(0)

/** Files of records on their way in: how each is understood, and how far it is. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    of: text({ enum: importKinds }).notNull(),
    fileName: text().notNull(),
    state: text({ enum: importStates }).notNull().default('draft'),
    columns: text().array().notNull(),
    mapping: jsonb().$type<ImportMapping>().notNull(),
    total: count(),
    added: count(),
    updated: count(),
    skipped: count(),
    failed: count(),
    undone: count(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull().default(sql`now()`),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.createdBy, t.id), index().on(t.of, t.id)],
)

/** The rows of such a file as they were read, and what became of each. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** As a spreadsheet counts: the header is row 1. */
    line: integer().notNull(),
    cells: text().array().notNull(),
    outcome: text({ enum: rowOutcomes }),
    recordId: uuid(),
    errors: jsonb().$type<z.output<typeof rowErrors>>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] }), index().on(t.importId, t.outcome, t.line)],
)
