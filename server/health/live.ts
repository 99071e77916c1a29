import { env } from '../env.ts'
import { type Hub, hub } from '../live/hub.ts'
import type { Finding } from './shape.ts'

/** Whether open pages hear of changes at once. They look for themselves every minute, so late is the worst it gets. */
export const live = async (from: Pick<Hub, 'trouble'> = hub): Promise<Finding> => {
  const trouble = from.trouble()
  if (trouble === undefined) return { state: 'ok', detail: 'heard at once', detailCode: 'live' }
  const late = {
    state: 'degraded',
    detail: 'not heard: open pages learn of changes within a minute',
    detailCode: 'live_late',
  } as const
  if (trouble === 'pooler')
    return {
      ...late,
      advice:
        'A pooler stands before PostgreSQL: set DATABASE_DIRECT_URL to the address of PostgreSQL itself.',
      adviceCode: 'live_pooler',
    }
  if (env.DATABASE_DIRECT_URL)
    return {
      ...late,
      advice: 'Check that DATABASE_DIRECT_URL is right and that PostgreSQL answers there.',
      adviceCode: 'live_direct',
    }
  return { ...late, advice: 'They are heard from the database: see above.', adviceCode: 'see_database' }
}
