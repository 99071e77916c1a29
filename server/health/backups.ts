import { asc } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import { backupsState } from '../backups/store.ts'
import { db } from '../database.ts'
import type { Finding } from './shape.ts'

const hour = 3_600_000
/** A machine that is switched on for some hours a day must not be told off every morning. */
const staleAfter = 48 * hour

const longAgo = 72

/** The age of the newest proven one: in English, and by what a page says it with. */
const ageOf = (ms: number | undefined) => {
  if (ms === undefined) return { detail: 'none proven yet', age: 'none', count: 0 }
  const hours = Math.floor(ms / hour)
  if (hours < 1) return { detail: 'last proven within the hour', age: 'fresh', count: 0 }
  if (hours < longAgo) return { detail: `last proven ${hours} h ago`, age: 'hours', count: hours }
  const days = Math.floor(hours / 24)
  return { detail: `last proven ${days} days ago`, age: 'days', count: days }
}

/** An instance that was set up less than an hour ago has nothing to lose yet. */
const isNew = async () => {
  const [first] = await db.select({ at: users.createdAt }).from(users).orderBy(asc(users.createdAt)).limit(1)
  return !first || Date.now() - Date.parse(first.at) < hour
}

/** How old the newest backup is that was restored for trial, and whether the newest of all could be. */
export const backups = async (): Promise<Finding> => {
  const { lastProven, problem } = await backupsState()
  const since = lastProven ? Date.now() - Date.parse(lastProven) : undefined
  const { detail, age, count } = ageOf(since)
  const told = {
    detail: problem ? `${detail}; the newest could not be restored for trial` : detail,
    detailCode: 'backups',
    values: { age, count, newest: problem ? 'bad' : 'good' },
  } as const
  if (problem)
    return {
      state: 'degraded',
      ...told,
      advice:
        'An admin finds the reason on the page Backups. Mend it and make one there, or with npm run backup.',
      adviceCode: 'backup_failed',
    }
  if (since === undefined ? await isNew() : since < staleAfter) return { state: 'ok', ...told }
  return {
    state: 'degraded',
    ...told,
    advice:
      'Make one on the page Backups, or with npm run backup: it says what hinders it. A day without one is a day to lose.',
    adviceCode: 'backup_missing',
  }
}
