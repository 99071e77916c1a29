import { tracked } from '@trpc/server'
import { z } from 'zod'
import { findSession } from '../auth/find-session.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { problemOf } from '../errors.ts'
import { log } from '../log.ts'
import type { Hub, Stream } from './hub.ts'
import type { LookingPerson } from './looking.ts'
import { missedSince } from './missed.ts'
import { type Change, say, tabName } from './notice.ts'
import { visibleChanges } from './visible-changes.ts'

/** The session is looked at again at least this often. */
const idleMs = 30_000
/** Lines are numbered when they are written and seen when they are committed: who comes back begins so much earlier. */
const overlapMs = 60_000
const firstOverlapMs = 1_000

export const followInput = z.strictObject({
  tab: tabName,
  /** How long ago what the page shows was asked for, in milliseconds. */
  ageMs: z.int().min(0).max(86_400_000).default(0),
  /** Of the last event that arrived: milliseconds since 1970 on the server's clock. */
  lastEventId: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
})

/** What a page is told. Never what a record holds: that it asks for, by the rights it has then. */
export type Told =
  /** Nothing but that the stream is whole up to here. */
  | { what: 'here' }
  | ({ what: 'change' } & Pick<Change, 'type' | 'id' | 'of' | 'verb' | 'line'>)
  /** More has happened than can be told: read everything again. */
  | { what: 'all' }
  /** Who else has the record open that this tab has open. */
  | ({ what: 'company'; people: LookingPerson[] } & Pick<Change, 'type' | 'id'>)

const told = ({ type, id, of, verb, line }: Change): Told => ({ what: 'change', type, id, of, verb, line })

const unlessOutage = (error: unknown) => {
  if (problemOf(error)?.code !== 'SERVICE_UNAVAILABLE') log.error({ error }, 'a stream could not catch up')
}

/** What the session is worth now, from PostgreSQL itself; an outage is not its end. */
const isStill = async ({ sessionId, role }: Actor, fresh: boolean) => {
  const found = await findSession(sessionId, { fresh }).catch(() => undefined)
  return found === undefined || found?.user.role === role
}

const sayGone = ({ actor, tab }: Stream) =>
  say(db, { look: { tab, userId: actor.id, name: actor.fullName, at: null } }).catch(() => undefined)

/**
 * What happens from now on to what the actor may see, and before that whatever happened since the last event that
 * arrived. What the tab itself has done it is not told. Ends with the session, the connection or the server.
 */
export async function* follow(
  hub: Hub,
  actor: Actor,
  { tab, ageMs, lastEventId }: z.output<typeof followInput>,
  signal = new AbortController().signal,
) {
  const stream = hub.join(actor, tab)
  /** All that happened up to this moment has been told; it is the id of an event too. */
  let whole = lastEventId ? Number(lastEventId) : Date.now() - ageMs
  let overlap = lastEventId ? overlapMs : firstOverlapMs
  let behind = true
  const event = (data: Told) => tracked(String(whole), data)

  /** What was missed; nothing while PostgreSQL cannot say, and then it is asked again later. */
  const catchUp = async (): Promise<Told[]> => {
    const now = Date.now()
    try {
      const missed = await missedSince(whole - overlap)
      const seen = missed && (await visibleChanges(actor, missed))
      whole = now
      overlap = overlapMs
      behind = false
      return seen?.map(told) ?? [{ what: 'all' }]
    } catch (error) {
      behind = true
      unlessOutage(error)
      return []
    }
  }
  const pass = async (changes: Change[]): Promise<Told[]> => {
    const now = Date.now()
    try {
      const seen = await visibleChanges(actor, changes)
      whole = now
      return seen.map(told)
    } catch (error) {
      behind = true
      unlessOutage(error)
      return []
    }
  }

  try {
    if (hub.looking.at({ userId: actor.id, tab })) stream.inbox.put('company')
    for (const one of await catchUp()) yield event(one)
    yield event({ what: 'here' })
    for (;;) {
      const heard = await stream.inbox.take(idleMs, signal)
      if (signal.aborted || heard.includes('end')) return
      const idle = heard.length === 0
      if ((idle || heard.includes('session')) && !(await isStill(actor, !idle))) return
      const changes = heard.flatMap((one) =>
        typeof one === 'object' && one.change.tab !== tab ? [one.change] : [],
      )
      const mustCatchUp = behind || heard.includes('missed')
      for (const one of await (mustCatchUp ? catchUp() : pass(changes))) yield event(one)
      const at = heard.includes('company') ? hub.looking.at({ userId: actor.id, tab }) : undefined
      if (at) yield event({ what: 'company', ...at, people: hub.looking.others(at, actor.id) })
      if (idle) yield event({ what: 'here' })
    }
  } finally {
    const wasLast = hub.leave(stream)
    if (wasLast && hub.looking.at({ userId: actor.id, tab })) void sayGone(stream)
  }
}
