import { asc } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import { backupsState } from '../backups/store.ts'
import { db } from '../database.ts'
import type { Finding } from './shape.ts'

const hour = 3_600_000
/** A machine that is switched on for some hours a day must not be told off every morning. */
const staleAfter = 48 * hour

const agoOf = (ms: number) => {
  const hours = Math.floor(ms / hour)
  if (hours < 1) return 'within the hour'
  return hours < 72 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`
}

/** An instance that was set up less than an hour ago has nothing to lose yet. */
const isNew = async () => {
  const [first] = await db.select({ at: users.createdAt }).from(users).orderBy(asc(users.createdAt)).limit(1)
  return !first || Date.now() - Date.parse(first.at) < hour
}

/** How old the newest backup is that was restored for trial, and whether the newest of all could be. */
export const backups = async (): Promise<Finding> => {
  const { lastProven, problem } = await backupsState()
  const age = lastProven ? Date.now() - Date.parse(lastProven) : undefined
  const detail = age === undefined ? 'none proven yet' : `last proven ${agoOf(age)}`
  if (problem)
    return {
      state: 'degraded',
      detail: `${detail}; the newest could not be restored for trial`,
      advice:
        'An admin finds the reason on the page Backups. Mend it and make one there, or with npm run backup.',
    }
  if (age === undefined ? await isNew() : age < staleAfter) return { state: 'ok', detail }
  return {
    state: 'degraded',
    detail,
    advice:
      'Make one on the page Backups, or with npm run backup: it says what hinders it. A day without one is a day to lose.',
  }
}
