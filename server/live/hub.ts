import type pg from 'pg'
import type { Actor } from '../context.ts'
import { directConnection, pool } from '../database.ts'
import { Problem } from '../errors.ts'
import { keepListening, poolerInBetween } from '../listen.ts'
import { log } from '../log.ts'
import { processWide } from '../process-wide.ts'
import type { Subject } from '../records/subject.ts'
import { newInbox } from './inbox.ts'
import { newLooking, sameSubject } from './looking.ts'
import { type Change, channel, notice } from './notice.ts'

/** One for each visible tab; a person with more windows than that waits. */
const mostStreams = 20
const sweepMs = 5_000

/** What a stream hears: a change, or why it has to look for itself. */
type Heard =
  | { change: Change }
  /** Nobody listened for a while: the audit log knows what happened. */
  | 'missed'
  /** The session has ended or changed. */
  | 'session'
  /** Someone came to the record that is open, or left it. */
  | 'company'
  /** The server stops. */
  | 'end'

export type Stream = {
  actor: Actor
  tab: string
  inbox: ReturnType<typeof newInbox<Heard>>
}

const tooMany = () =>
  new Problem('TOO_MANY_REQUESTS', 'too_many_streams', 'Too many windows are open at once.', {
    retryAfter: 60,
  })

/** What processes say to each other, heard on one connection and handed on to the streams of this process. */
export const newHub = (through: pg.Pool, direct?: pg.ClientConfig) => {
  const streams = new Set<Stream>()
  const looking = newLooking()
  let ear: ReturnType<typeof keepListening> | undefined
  let sweeping: NodeJS.Timeout | undefined
  let lastError: string | undefined
  let closing = false

  const tellAll = (heard: Heard) => {
    for (const { inbox } of streams) inbox.put(heard)
  }
  const tellCompany = (subjects: Subject[]) => {
    for (const { actor, tab, inbox } of streams) {
      const at = looking.at({ userId: actor.id, tab })
      if (at && subjects.some((subject) => sameSubject(subject, at))) inbox.put('company')
    }
  }
  const hear = (payload: string) => {
    const { data } = notice.safeParse(JSON.parse(payload))
    // Another version may run beside this one for the minutes of an update.
    if (!data) return tellAll('missed')
    if ('change' in data) return tellAll(data)
    if ('look' in data) return tellCompany(looking.note(data.look))
    for (const { actor, inbox } of streams) if (actor.sessionId === data.session) inbox.put('session')
  }

  return {
    looking,
    /** Resolves after the first attempt, which may have failed: it goes on trying. */
    async start() {
      ear ??= keepListening({
        channel,
        name: 'nexo-live',
        pool: through,
        direct,
        onHeard: hear,
        onBegin: () => tellAll('missed'),
        onProven: () => {
          lastError = undefined
        },
        onLost: (error) => {
          if (error !== lastError) log.warn({ error }, 'changes are not heard: open pages learn of them late')
          lastError = error
          tellAll('missed')
        },
      })
      sweeping ??= setInterval(() => tellCompany(looking.forgetSilent()), sweepMs).unref()
      await ear.tried
    },
    /** Why changes are not heard just now; undefined when they are, or when nobody has begun to listen. */
    trouble(): 'pooler' | 'lost' | undefined {
      if (lastError === undefined) return undefined
      return lastError === poolerInBetween ? 'pooler' : 'lost'
    },
    /** Ends every stream at once, and takes no more. */
    end() {
      closing = true
      tellAll('end')
    },
    async stop() {
      clearInterval(sweeping)
      await ear?.stop()
    },
    /** From here on the stream hears everything. 429 for a person who has too many already. */
    join(actor: Actor, tab: string): Stream {
      const own = [...streams].filter((stream) => stream.actor.id === actor.id)
      if (own.length >= mostStreams) throw tooMany()
      const stream: Stream = { actor, tab, inbox: newInbox<Heard>('missed') }
      streams.add(stream)
      if (closing) stream.inbox.put('end')
      return stream
    },
    /** True if it was the last one of its tab in this process. */
    leave(stream: Stream): boolean {
      streams.delete(stream)
      return ![...streams].some(({ actor, tab }) => actor.id === stream.actor.id && tab === stream.tab)
    },
  }
}
export type Hub = ReturnType<typeof newHub>

/** The one of this process. */
export const hub = processWide('live', () => newHub(pool, directConnection()))
