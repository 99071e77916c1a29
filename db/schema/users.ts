import { isNull } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { languages } from '#domain/languages.ts'
import { roles, userStatuses } from '#domain/roles.ts'
import { folded, id, instant, record, recordIndexes, searchTextOf } from '../columns.ts'

/** Who may sign in. `passwordHash` never leaves server/auth. E-mail and username are kept in lower case. */
export const users = pgTable(
  'users',
  {
    ...record,
    email: text().notNull().unique(),
    username: text().notNull().unique(),
    fullName: text().notNull(),
    role: text({ enum: roles }).notNull(),
    status: text({ enum: userStatuses }).notNull().default('active'),
    phone: text(),
    avatarUrl: text(),
    /** Null: what the browser asks for. */
    language: text({ enum: languages }),
    passwordHash: text().notNull(),
    lastLogin: instant(),
    searchText: searchTextOf('full_name', 'username', 'email'),
  },
  (t) => [
    ...recordIndexes('users', t),
    index('users_full_name_sort').on(folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.role, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
  ],
)

export const sessionTransports = ['cookie', 'bearer'] as const

/**
 * Who is signed in: the truth that tokens point at and the cache copies. A row outlives its revocation until the
 * clean-up job takes it. `gen` counts refreshes; the jti of the current and of the previous refresh token let a lost
 * answer be given again and a stolen token be noticed (RFC 9700 §4.14).
 */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    transport: text({ enum: sessionTransports }).notNull(),
    gen: integer().notNull().default(1),
    refreshJti: uuid().notNull(),
    previousJti: uuid(),
    rotatedAt: instant().notNull(),
    idleExpiresAt: instant().notNull(),
    absoluteExpiresAt: instant().notNull(),
    userAgent: text().notNull(),
    ip: text().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
    revokedAt: instant(),
    revokeReason: text(),
  },
  (t) => [index().on(t.userId, t.createdAt), index().on(t.absoluteExpiresAt)],
)
