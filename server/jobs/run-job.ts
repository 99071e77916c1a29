import { log } from '../log.ts'
import { metrics } from '../metrics/metrics.ts'
import { type JobKind, kinds, type Payload } from './kinds.ts'
import { failJob, finishJob, leaseSeconds, mostAttempts, releaseJob, renewJob, type Taken } from './queue.ts'

/** `signal` aborts when the process stops, or when the job was taken from us because we were silent for too long. */
export type Run = { signal: AbortSignal; attempt: number }
export type Handlers = { [K in JobKind]: (payload: Payload<K>, run: Run) => Promise<void> }

/** The innermost message: Drizzle's own quotes the query with what was in it. */
const reasonOf = (error: unknown): string => {
  let at = error
  while (at instanceof Error && at.cause) at = at.cause
  return (at instanceof Error ? at.message : String(at)).slice(0, 500)
}

const call = <K extends JobKind>(handlers: Handlers, kind: K, payload: unknown, run: Run) =>
  // It is what this kind's schema returned; TypeScript does not follow K through the index.
  handlers[kind](kinds[kind].payload.parse(payload) as Payload<K>, run)

/** Runs a job that was taken, holds it meanwhile, and writes down how it ended. Rejects only when it cannot write. */
export const runJob = async (handlers: Handlers, job: Taken, stopping: AbortSignal): Promise<void> => {
  // Each time it was taken its process died: it may well be the cause.
  if (job.attempts > mostAttempts) return finishJob(job, 'The process ended while it ran.')
  const lost = new AbortController()
  const signal = AbortSignal.any([stopping, lost.signal])
  const renewal = setInterval(
    () =>
      renewJob(job).then(
        (ours) => ours || lost.abort(),
        () => undefined, // The next renewal may succeed; if none does, the lock runs out.
      ),
    (leaseSeconds * 1_000) / 3,
  )
  try {
    await call(handlers, job.kind, job.payload, { signal, attempt: job.attempts })
    await finishJob(job, null)
    metrics.jobs.add({ kind: job.kind, outcome: 'done' })
  } catch (error) {
    if (stopping.aborted) return await releaseJob(job)
    const reason = reasonOf(error)
    metrics.jobs.add({ kind: job.kind, outcome: 'failed' })
    log.warn({ kind: job.kind, attempt: job.attempts, error: reason }, 'a job failed')
    await failJob(job, reason)
  } finally {
    clearInterval(renewal)
  }
}
