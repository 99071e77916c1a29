import { z } from 'zod'
import { accessTokenSeconds, profile } from '#domain/accounts.ts'
import { preferences } from '#domain/preferences.ts'
import { cache } from '../cache/cache.ts'
import { processWide } from '../process-wide.ts'

/** A live session with the account behind it: all that a request asks about its caller. */
const session = z.object({ id: z.uuid(), expiresAt: z.iso.datetime(), user: profile, preferences })
export type Session = z.infer<typeof session>

const entrySeconds = 5 * 60
/** A minute longer than the longest token that points at the session, clock tolerance included. */
const tombstoneSeconds = accessTokenSeconds + 60
const tombstone = 'ended'

export const sessionKey = (id: string) => `session:${id}`

/** What could not be written because the cache was down. Until it is, this process does not ask the cache about it. */
type Change = { kind: 'ended' | 'changed'; until: number }
const unwritten = processWide('auth.unwritten', () => ({
  changes: new Map<string, Change>(),
  timer: undefined as NodeJS.Timeout | undefined,
}))

const parse = (text: string): Session | undefined => {
  try {
    return session.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * What the cache knows of a session: the session, that it has ended, or nothing. A cache that is down, entries of
 * another version and entries that have run out are all "nothing": whoever asked goes to PostgreSQL.
 */
export const recall = async (id: string): Promise<Session | 'ended' | undefined> => {
  if (unwritten.changes.has(id)) return undefined
  const text = await cache.get(sessionKey(id)).catch(() => null)
  if (text === null || text === tombstone) return text ?? undefined
  const found = parse(text)
  return found && Date.parse(found.expiresAt) > Date.now() ? found : undefined
}

/** Keeps a session just read from PostgreSQL, unless somebody has written since: a slow reader revives nothing. */
export const remember = async (found: Session) => {
  if (unwritten.changes.has(found.id)) return
  await cache.add(sessionKey(found.id), JSON.stringify(found), entrySeconds).catch(() => false)
}

const write = (id: string, kind: Change['kind']) =>
  kind === 'ended' ? cache.set(sessionKey(id), tombstone, tombstoneSeconds) : cache.del(sessionKey(id))

const writeOrKeep = async (id: string, change: Change) => {
  unwritten.changes.set(id, change)
  try {
    await write(id, change.kind)
    // A newer change of the same session may have come meanwhile; that one is not written yet.
    if (unwritten.changes.get(id) === change) unwritten.changes.delete(id)
  } catch {
    retryLater()
  }
}

const retryLater = () => {
  unwritten.timer ??= setTimeout(async () => {
    unwritten.timer = undefined
    await retryUnwritten()
  }, 1_000).unref()
}

/** Writes what could not be written before; what is older than any entry it could correct is let go. */
const retryUnwritten = async () => {
  for (const [id, change] of unwritten.changes)
    if (change.until < Date.now()) unwritten.changes.delete(id)
    else await writeOrKeep(id, change)
}

const apply = async (ids: Iterable<string>, kind: Change['kind']) => {
  const until = Date.now() + tombstoneSeconds * 1_000
  await Promise.all([...ids].map((id) => writeOrKeep(id, { kind, until })))
}

/** After the commit that ended them: nobody believes an older entry of these sessions again. Never rejects. */
export const bury = (ids: Iterable<string>) => apply(ids, 'ended')

/** After the commit that changed who they are: the next request reads these sessions from PostgreSQL. Never rejects. */
export const drop = (ids: Iterable<string>) => apply(ids, 'changed')
