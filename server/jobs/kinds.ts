import { z } from 'zod'

type Kind = {
  payload: z.ZodType
  /** Runs by itself, so many seconds after it last ended; once among all processes. */
  everySeconds?: number
}

const nothing = z.strictObject({})
const hour = 60 * 60
/** Whose work it is, and in which request they asked for it: the audit log says so of each record. */
const asked = z.strictObject({ id: z.uuid(), actorId: z.uuid(), requestId: z.string(), ip: z.string() })

/** Every kind of work that outlives a request, by the name that stands in the table, and what it must be told. */
export const kinds = {
  'backups.make': {
    payload: z.strictObject({ reason: z.enum(['daily', 'asked']).default('daily') }),
    everySeconds: 24 * hour,
  },
  'sessions.clean': { payload: nothing, everySeconds: 6 * hour },
  'jobs.clean': { payload: nothing, everySeconds: 6 * hour },
  'limits.clean': { payload: nothing, everySeconds: hour },
  'imports.run': { payload: asked },
  'imports.undo': { payload: asked },
  'imports.clean': { payload: nothing, everySeconds: 6 * hour },
  'files.clean': { payload: nothing, everySeconds: 6 * hour },
} satisfies Record<string, Kind>

export type JobKind = keyof typeof kinds
export type Payload<K extends JobKind> = z.output<(typeof kinds)[K]['payload']>

// Object.keys knows only of strings; these are the keys of the object above.
export const kindNames = Object.keys(kinds) as JobKind[]

/** Seconds between the runs of a kind, or undefined for one that runs only when it is asked for. */
export const everySeconds = (kind: JobKind): number | undefined =>
  (kinds[kind] satisfies Kind as Kind).everySeconds
