import { z } from 'zod'

export const partNames = [
  'database',
  'migrations',
  'cache',
  'jobs',
  'queries',
  'disk',
  'backups',
  'card',
  'memory',
  'clock',
] as const
export type PartName = (typeof partNames)[number]

const part = z.strictObject({
  name: z.enum(partNames),
  state: z.enum(['ok', 'degraded', 'down']),
  latencyMs: z.number(),
  detail: z.string(),
  /** What to do about it, when something is not well. */
  advice: z.string().optional(),
})

export const healthShape = z.strictObject({
  status: z.enum(['ok', 'degraded', 'down']),
  service: z.string(),
  version: z.string(),
  timestamp: z.iso.datetime(),
  uptimeSeconds: z.int(),
  startedAt: z.iso.datetime(),
  limitScale: z.number(),
  parts: z.array(part),
  /** Which start this is: how the launcher knows that its own child answered. */
  bootId: z.string().optional(),
})

export type Part = z.output<typeof part>
/** What one part was found to be. */
export type Finding = Omit<Part, 'name' | 'latencyMs'>
export type Health = z.output<typeof healthShape>
