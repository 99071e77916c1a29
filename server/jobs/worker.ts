import { once } from 'node:events'
import { db } from '../database.ts'
import { log } from '../log.ts'
import { handlers, recurring } from './handlers.ts'
import { enqueue, failJob, finishJob, type Job, lockSeconds, renewLock, takeJob } from './queue.ts'
import { wake } from './wake.ts'

const lookEveryMs = 5_000

const nextTurn = (kind: string) => {
  const minutes = recurring[kind]
  return minutes === undefined ? undefined : new Date(Date.now() + minutes * 60_000)
}

/** Runs one job to its end. Whatever it throws becomes its last error and another try. */
const run = async (job: Job) => {
  const renewing = setInterval(() => void renewLock(job.id).catch(() => undefined), (lockSeconds / 3) * 1_000)
  try {
    const handler = handlers[job.kind]
    if (!handler) throw new Error(`this version does not know the job ${job.kind}`)
    await handler(job.payload)
    await db.transaction(async (tx) => {
      await finishJob(tx, job.id)
      const runAt = nextTurn(job.kind)
      if (runAt) await enqueue(tx, job.kind, {}, { runAt, uniqueKey: job.kind })
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ job: job.kind, attempts: job.attempts, error: reason }, 'a job failed')
    await failJob(job.id, job.attempts, reason)
  } finally {
    clearInterval(renewing)
  }
}

/** Does all that is due, one after the other. */
export const workOff = async (stopped: () => boolean = () => false) => {
  for (let job = await takeJob(); job; job = stopped() ? undefined : await takeJob()) await run(job)
}

const rest = async (signal: AbortSignal) => {
  // A little jitter, so that replicas started together do not ask together for ever.
  const pause = AbortSignal.any([
    signal,
    AbortSignal.timeout(Math.round(lookEveryMs * (0.8 + 0.4 * Math.random()))),
  ])
  await once(wake, 'work', { signal: pause }).catch(() => undefined)
}

/**
 * Starts this process's worker: one job at a time, so that a Pi stays free for people. `stop()` waits for the job in
 * hand; a job that is cut off all the same is taken up again by whoever runs next, when its lock has run out.
 */
export const startJobs = () => {
  const stopping = new AbortController()
  const work = async () => {
    let seeded = false
    while (!stopping.signal.aborted) {
      try {
        if (!seeded)
          for (const kind of Object.keys(recurring)) await enqueue(db, kind, {}, { uniqueKey: kind })
        seeded = true
        await workOff(() => stopping.signal.aborted)
      } catch (error) {
        log.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'the queue cannot be read',
        )
      }
      await rest(stopping.signal)
    }
  }
  const ended = work()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
