import { jobsState } from '../jobs/state.ts'
import type { Finding } from './shape.ts'

/** The queue: what waits and for how long the oldest has, and what failed for good within a day. */
export const jobs = async (): Promise<Finding> => {
  const { waiting, overdue, failed, oldestSeconds } = await jobsState()
  const minutes = Math.floor(oldestSeconds / 60)
  const oldest = minutes > 0 ? `, the oldest for ${minutes} min` : ''
  const told = {
    detail: `${waiting} waiting${oldest}; ${failed} failed`,
    detailCode: 'jobs',
    values: { waiting, overdue, failed, minutes },
  } as const
  if (overdue > 0)
    return {
      state: 'degraded',
      ...told,
      advice: 'Work is piling up. If this lasts, restart the application and read its log.',
      adviceCode: 'jobs',
    }
  if (failed > 0)
    return {
      state: 'degraded',
      ...told,
      advice:
        'Work was given up after twelve tries. The log says of which kind and why (“a job failed”); what runs by itself is tried again at its next time, and this line goes a day later.',
      adviceCode: 'jobs_failed',
    }
  return { state: 'ok', ...told }
}
