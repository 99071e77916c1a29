import type { Role } from '#domain/roles.ts'

const day = 24 * 60 * 60 * 1_000

/** The longest that any refresh token is good for, in seconds. */
export const longestIdleSeconds = (7 * day) / 1_000

/** Milliseconds that a session lives without a refresh, and at most. An admin's is worth more to a thief. */
export const livesOf = (role: Role) =>
  role === 'admin' ? { idle: day, absolute: 7 * day } : { idle: 7 * day, absolute: 30 * day }

/**
 * When a session ends that was opened and last refreshed at these moments (all ISO strings). Asked again at each
 * refresh, so that somebody who became an admin meanwhile gets an admin's lives.
 */
export const expiryOf = (role: Role, openedAt: string, refreshedAt: string) => {
  const lives = livesOf(role)
  const absolute = Date.parse(openedAt) + lives.absolute
  const idle = Math.min(Date.parse(refreshedAt) + lives.idle, absolute)
  return { idleExpiresAt: new Date(idle).toISOString(), absoluteExpiresAt: new Date(absolute).toISOString() }
}
