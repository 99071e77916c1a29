import { isNull, sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'

export type Changes = Record<string, { before: unknown; after: unknown }>

/** Who did what, when, in which request, and what it changed. Append-only: a trigger refuses UPDATE and DELETE. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    at: instant().notNull().default(sql`now()`),
    action: text().notNull(),
    actorId: uuid(),
    actorName: text(),
    subjectType: text(),
    subjectId: uuid(),
    changes: jsonb().$type<Changes>(),
    requestId: text(),
    ip: text(),
  },
  (t) => [
    index().on(t.subjectType, t.subjectId, t.id),
    index().on(t.at, t.id),
    index().on(t.actorId, t.at, t.id),
    // What happened to records and not to accounts, the newest first.
    index('audit_log_records')
      .on(t.id)
      .where(sql`${t.subjectId} is not null and ${t.subjectType} <> 'users'`),
    // For "everything that begins with auth.", whatever the collation of the database.
    index('audit_log_action').using('btree', t.action.op('text_pattern_ops'), t.at, t.id),
  ],
)

/** Work that outlives a request; taken with FOR UPDATE SKIP LOCKED, so that replicas share it. */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    kind: text().notNull(),
    payload: jsonb().$type<unknown>().notNull().default({}),
    /** At most one waiting job per key: how a schedule stays single among replicas. */
    uniqueKey: text().unique('jobs_unique_key'),
    runAt: instant().notNull().default(sql`now()`),
    attempts: integer().notNull().default(0),
    lockedUntil: instant(),
    lastError: text(),
    createdAt: instant().notNull().default(sql`now()`),
    finishedAt: instant(),
  },
  (t) => [index().on(t.runAt).where(isNull(t.finishedAt)), index().on(t.finishedAt)],
)

/** Counters of rate-limiter-flexible (its own layout), where there is no Redis to keep them. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})

/** Values that the whole installation shares: the password pepper, for one. Secrets among them never leave server/. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  updatedAt: instant().notNull().default(sql`now()`),
})
