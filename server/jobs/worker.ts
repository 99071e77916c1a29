import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '../database.ts'
import { log } from '../log.ts'
import { onRing } from './bell.ts'
import { handlers as ours } from './handlers.ts'
import { kindNames } from './kinds.ts'
import { scheduleNext, takeJob } from './queue.ts'
import { type Handlers, runJob } from './run-job.ts'

const atOnce = 2
const pollMs = 5_000
const soonMs = 50
const graceMs = 5_000
/** Not in the first minutes, when people wait for the pages of a server that has just started. */
const firstRunSeconds = 5 * 60

/**
 * Takes jobs and runs them, two at a time, until stopped. It looks every five seconds, and sooner after somebody in this
 * process has added one: that rings before the transaction commits, so it looks again at growing distances.
 */
export const startJobs = (handlers: Handlers = ours) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = new Set<Promise<void>>()
  let pause = pollMs
  let wake = new AbortController()
  const hush = onRing(() => {
    pause = soonMs
    wake.abort()
  })

  const rest = async () => {
    wake = new AbortController()
    const either = AbortSignal.any([wake.signal, signal])
    await sleep(pause * (0.75 + Math.random() / 2), undefined, { signal: either, ref: false }).catch(
      () => undefined,
    )
    pause = Math.min(pause * 2, pollMs)
  }

  const report = (error: unknown) =>
    log.warn(
      { error: error instanceof Error ? error.message : String(error) },
      'the jobs cannot be read or written',
    )

  const takeOne = async () => {
    const job = running.size < atOnce ? await takeJob() : undefined
    if (!job) return false
    const run: Promise<void> = runJob(handlers, job, signal)
      .catch(report)
      .finally(() => {
        running.delete(run)
        pause = soonMs
        wake.abort()
      })
    running.add(run)
    return true
  }

  const work = async () => {
    let scheduled = false
    while (!signal.aborted) {
      try {
        if (!scheduled) for (const kind of kindNames) await scheduleNext(db, kind, firstRunSeconds)
        scheduled = true
        if (await takeOne()) continue
      } catch (error) {
        report(error)
        pause = pollMs
      }
      await rest()
    }
  }

  const ended = work()
  return {
    /** Takes no more, asks what runs to end, and waits five seconds for it; what is left is taken again elsewhere. */
    async stop(): Promise<void> {
      stopping.abort()
      hush()
      await ended
      await Promise.race([Promise.allSettled(running), sleep(graceMs, undefined, { ref: false })])
    },
  }
}
