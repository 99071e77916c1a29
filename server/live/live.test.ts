import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { clients } from '#db/schema/clients.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { audit } from '../records/audit.ts'
import { appRouter } from '../router.ts'
import { account } from '../testing/accounts.ts'
import { as, someone } from '../testing/acting.ts'
import { visitor } from '../testing/caller.ts'
import { factsOf } from '../testing/facts.ts'
import { createCallerFactory } from '../trpc.ts'
import { follow, type Told } from './follow.ts'
import { hub, newHub } from './hub.ts'
import { newLooking } from './looking.ts'

/** Another process on the same PostgreSQL: a pool, a connection that listens, and streams of its own. */
const other = openDatabase({
  connection: { connectionString: process.env.DATABASE_URL },
  poolSize: 2,
  onIdleError: () => undefined,
})
const otherHub = newHub(other.pool)

let admin: Actor
beforeAll(async () => {
  await Promise.all([hub.start(), otherHub.start()])
  admin = await someone('admin')
})
const open: AbortController[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.abort()
})
afterAll(async () => {
  await Promise.all([hub.stop(), otherHub.stop()])
  await other.pool.end()
})

let tabs = 0
const newTab = () => {
  tabs += 1
  return `tab-${tabs}-of-the-test`
}

/** Opens a stream and keeps what it says. `whole` resolves when it has caught up with what came before. */
const listen = async (
  actor: Actor,
  { on = hub, tab = newTab(), lastEventId }: { on?: typeof hub; tab?: string; lastEventId?: string } = {},
) => {
  const ending = new AbortController()
  open.push(ending)
  const told: Told[] = []
  const events: string[] = []
  const input = { tab, ageMs: 0, ...(lastEventId && { lastEventId }) }
  const ended = (async () => {
    for await (const [id, data] of follow(on, actor, input, ending.signal)) {
      told.push(data)
      events.push(id)
    }
  })()
  await vi.waitFor(() => expect(told).toContainEqual({ what: 'here' }))
  const changes = () =>
    told.flatMap((one) => (one.what === 'change' ? [`${one.of}.${one.verb} ${one.id}`] : []))
  return {
    tab,
    told,
    ended,
    changes,
    lastEventId: () => String(events.at(-1)),
    leave: () => ending.abort(),
    /** Waits for a change; what was said before it has been heard by then, because all is heard in order. */
    hears: (change: string) => vi.waitFor(() => expect(changes()).toContain(change), { timeout: 10_000 }),
    company: () => told.findLast((one) => one.what === 'company')?.people.map(({ name }) => name),
  }
}

/** A client with a login, an order and a file-less note on it. */
const household = async (name: string) => {
  const person = await someone('client')
  const client = await as(admin).clients.create({ fullName: name })
  await db.update(clients).set({ userId: person.id }).where(eq(clients.id, client.id))
  const order = await as(admin).orders.create({ clientId: client.id, notes: name, lines: [] })
  return { person, client, order }
}

test('a change is told in every process once its transaction commits, and not if it fails', async () => {
  const [here, there] = [await listen(admin), await listen(admin, { on: otherHub })]
  const lost = await as(admin).clients.create({ fullName: 'Rolled back' })
  await db
    .transaction(async (tx) => {
      const asking = { request: factsOf(), actor: admin }
      await audit(tx, asking, { action: 'clients.purge', subject: { type: 'clients', id: lost.id } })
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  const { id } = await as(admin).clients.create({ fullName: 'Kept' })
  await as(admin).clients.update({ id, version: 1, fullName: 'Kept well' })
  await as(admin).notes.create({ subjectType: 'clients', subjectId: id, text: 'Called' })
  for (const stream of [here, there]) {
    await stream.hears(`notes.create ${id}`)
    expect(stream.changes()).toEqual([
      `clients.create ${lost.id}`,
      `clients.create ${id}`,
      `clients.update ${id}`,
      `notes.create ${id}`,
    ])
  }
})

test('a portal user’s stream never carries a foreign record, nor what is for staff alone', async () => {
  const [mine, theirs] = [await household('Mine'), await household('Theirs')]
  const stream = await listen(mine.person)
  const before = stream.lastEventId()
  const change = async ({ client, order }: typeof mine) => {
    await as(admin).clients.update({ id: client.id, phone: '111' })
    await as(admin).notes.create({ subjectType: 'clients', subjectId: client.id, text: 'For us' })
    await as(admin).orders.update({ id: order.id, notes: 'Changed' })
    await as(admin).contacts.create({ fullName: 'Somebody', clientId: client.id })
    await as(admin).orders.archive({ id: order.id })
  }
  await change(theirs)
  await change(mine)
  await stream.hears(`orders.archive ${mine.order.id}`)
  const own = [
    `clients.update ${mine.client.id}`,
    `orders.update ${mine.order.id}`,
    `orders.archive ${mine.order.id}`,
  ]
  // It looks back a second, so that what the page was made of is not missed.
  expect(stream.changes().filter((one) => !one.includes('.create'))).toEqual(own)
  // Nothing but what happened to what: a record's fields never leave by this way.
  for (const one of stream.told.filter(({ what }) => what === 'change'))
    expect(Object.keys(one).sort()).toEqual(['id', 'line', 'of', 'type', 'verb', 'what'])
  stream.leave()
  const again = await listen(mine.person, { lastEventId: before })
  expect(again.changes()).toEqual(expect.arrayContaining(own))
  expect([...stream.changes(), ...again.changes()].join()).not.toMatch(
    new RegExp(`${theirs.client.id}|${theirs.order.id}|notes|contacts`),
  )
})

test('a tab is not told of its own changes, and others of the same person are', async () => {
  const [own, second] = [await listen(admin, { on: otherHub }), await listen(admin, { on: otherHub })]
  const { id } = await as(admin).clients.create({ fullName: 'Anything' })
  const entry = { action: 'clients.update', subject: { type: 'clients', id } }
  await audit(db, { request: factsOf({ tab: own.tab }), actor: admin }, entry)
  await second.hears(`clients.update ${id}`)
  await as(admin).clients.archive({ id })
  await own.hears(`clients.archive ${id}`)
  expect(own.changes()).not.toContain(`clients.update ${id}`)
})

test('what happens while a process has lost its connection is told when it hears again', async () => {
  const stream = await listen(admin, { on: otherHub })
  await db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nexo-live' and datname = current_database()`,
  )
  const { id } = await as(admin).clients.create({ fullName: 'Heard late' })
  await stream.hears(`clients.create ${id}`)
})

test('a logout ends the stream, and so does the end of the server; there is a limit to how many one may have', async () => {
  const third = newHub(other.pool)
  await third.start()
  const { id, email, password } = await account('manager')
  const browser = visitor(createCallerFactory(appRouter))
  await browser.ask((caller) => caller.auth.login({ email, password }))
  const { data } = await browser.ask((caller) => caller.auth.sessions())
  const session = String(data[0]?.id)
  const actor: Actor = { id, role: 'manager', status: 'active', fullName: 'The manager', sessionId: session }
  const [stream, foreign] = [await listen(actor, { on: third }), await listen(admin, { on: third })]
  await browser.ask((caller) => caller.auth.logout())
  await stream.ended
  await expect(browser.ask((caller) => caller.live.changes({ tab: newTab() }))).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
  for (let at = 1; at < 20; at += 1) await listen(admin, { on: third })
  const more = follow(third, admin, { tab: newTab(), ageMs: 0 })
  await expect(more.next()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  third.end()
  await foreign.ended
  await third.stop()
})

test('who has the same record open sees each other, in every process, until they leave or fall silent', async () => {
  const { id } = await as(admin).clients.create({ fullName: 'Looked at' })
  const [ana, portal] = [await someone('employee'), await someone('client')]
  const at = { type: 'clients' as const, id }
  const back = newHub(other.pool)
  await back.start()
  const [mine, hers] = [await listen(admin, { on: otherHub }), await listen(ana, { on: back })]
  await as(admin).live.look({ tab: mine.tab, at })
  await as(ana).live.look({ tab: hers.tab, at })
  await vi.waitFor(() => expect(mine.company()).toEqual([ana.fullName]))
  await vi.waitFor(() => expect(hers.company()).toEqual([admin.fullName]))
  await as(ana).live.look({ tab: hers.tab, at: null })
  await vi.waitFor(() => expect(mine.company()).toEqual([]))
  await as(ana).live.look({ tab: hers.tab, at })
  await vi.waitFor(() => expect(mine.company()).toEqual([ana.fullName]))
  await vi.waitFor(() => expect(back.looking.at({ userId: ana.id, tab: hers.tab })).toMatchObject(at))
  // Her tab is closed without a word: its connection ends.
  hers.leave()
  await vi.waitFor(() => expect(mine.company()).toEqual([]))
  await expect(as(portal).live.look({ tab: newTab(), at })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as(ana).live.look({ tab: newTab(), at: { ...at, id: admin.id } })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  // Its page says once more where it is while the record goes into the trash: that is no mistake.
  await as(admin).clients.archive({ id })
  await as(ana).live.look({ tab: newTab(), at })
  await back.stop()

  const looking = newLooking()
  const look = { tab: newTab(), userId: ana.id, name: ana.fullName, at }
  expect(looking.note(look, 0)).toEqual([at])
  expect(looking.note(look, 10_000)).toEqual([])
  expect(looking.forgetSilent(34_999)).toEqual([])
  expect(looking.forgetSilent(35_000)).toEqual([at])
  expect(looking.others(at, admin.id)).toEqual([])
})

test('who comes back is told what was missed, and where that is too much, to read everything again', async () => {
  const first = await listen(admin)
  first.leave()
  await first.ended
  const { id } = await as(admin).clients.create({ fullName: 'Meanwhile' })
  const again = await listen(admin, { lastEventId: first.lastEventId() })
  expect(again.changes()).toContain(`clients.create ${id}`)
  again.leave()
  const entry = { action: 'clients.update', subject: { type: 'clients', id } }
  await audit(db, { request: factsOf(), actor: admin }, ...Array.from({ length: 201 }, () => entry))
  const late = await listen(admin, { lastEventId: again.lastEventId() })
  expect(late.told[0]).toEqual({ what: 'all' })
})
