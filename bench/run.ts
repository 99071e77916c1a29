/**
 * `npm run bench`: what this build costs on this machine, beside a bare server that does the same SQL in the same run.
 * Ratios travel between machines, figures do not. Prints tables and writes bench/results/latest.json.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { entities } from '#domain/entities.ts'
import { fill } from './fill.ts'
import { importRows } from './import.ts'
import { memoryOf, startInstance, temporaryFolder } from './instance.ts'
import { load, type Measured, seconds } from './load.ts'
import { scrollThrough } from './scroll.ts'
import { account, signIn } from './sign-in.ts'
import { startCeiling } from './start-ceiling.ts'
import { firstLoadScript } from './weigh.ts'

/** How many of each kind of record there are. */
const records = Number(process.env.BENCH_RECORDS ?? 10_000)

type Asked = Parameters<typeof load>[0]
type Row = { what: string; connections: number; ours: Measured; bare?: Measured; ratio?: number }
const rows: Row[] = []

/** Figures of two servers compare only if both answer the same: the same rows, in the same order, of as many. */
const insistOnTheSame = async (path: string, ours: Asked, bare: Asked) => {
  const [mine, other] = await Promise.all(
    [ours, bare].map(async ({ url, headers }) => {
      const { data, total, id } = await (await fetch(url, { headers })).json()
      return JSON.stringify({ ids: data?.map((row: { id: string }) => row.id) ?? id, total })
    }),
  )
  if (mine !== other) throw new Error(`${path}: we answer ${mine}, the bare server ${other}`)
}

/** Of an odd number of turns the one in the middle. */
const middle = <T>(turns: T[], of: (turn: T) => number): T => {
  const found = turns.toSorted((a, b) => of(a) - of(b))[(turns.length - 1) / 2]
  if (found === undefined) throw new Error('no turn')
  return found
}
const rate = ({ requestsPerSecond }: Measured) => requestsPerSecond

const measure = async (what: string, ours: Asked) => {
  for (const connections of [4, 16]) {
    await load(ours, connections, 1)
    rows.push({ what, connections, ours: await load(ours, connections) })
  }
}

/** In turn, ours and bare, five times: whatever else the machine does meanwhile slows both, and an odd turn counts for nothing. */
const compare = async (what: string, ours: Asked, bare: Asked) => {
  for (const connections of [4, 16]) {
    const turns: { ours: Measured; bare: Measured }[] = []
    for (let turn = 0; turn < 5; turn++)
      turns.push({
        ours: await load(ours, connections, seconds / 2),
        bare: await load(bare, connections, seconds / 2),
      })
    const ratioOf = (turn: (typeof turns)[number]) => rate(turn.ours) / rate(turn.bare)
    rows.push({
      what,
      connections,
      ours: middle(turns, (turn) => rate(turn.ours)).ours,
      bare: middle(turns, (turn) => rate(turn.bare)).bare,
      ratio: ratioOf(middle(turns, ratioOf)),
    })
  }
}

const folder = await temporaryFolder()
let instance = await startInstance(folder.folder)
const coldStartMs = instance.readyAfterMs
try {
  const { bearer, cookie, userId } = await signIn(instance.url)
  await fill(instance, records)
  await instance.stop()
  const warm: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    instance = await startInstance(folder.folder)
    warm.push(instance.readyAfterMs)
    if (turn < 2) await instance.stop()
  }
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const idle = await memoryOf(instance)
  const { url } = instance
  const ceiling = await startCeiling(instance, userId)
  const beside = async (what: string, path: string) => {
    const ours = { url: `${url}${path}`, headers: bearer }
    const bare = { url: `${ceiling.url}${path}`, headers: ceiling.bearer }
    await insistOnTheSame(path, ours, bare)
    // A server that has run for an hour is compared, not one whose code the engine is still compiling.
    for (const server of [ours, bare]) await load(server, 16, 6)
    await compare(what, ours, bare)
  }

  await beside('profile', '/api/auth/profile')
  await beside('list of 25', '/api/crm/clients')
  await beside('list with search', '/api/crm/clients?search=borealis%2012')
  for (const entity of entities)
    if (entity !== 'clients')
      await measure(`list of 25 ${entity}`, { url: `${url}/api/crm/${entity}`, headers: bearer })
  const first = await (await fetch(`${url}/api/crm/clients?limit=1`, { headers: bearer })).json()
  const someId = String(first.data[0].id)
  await measure('get', { url: `${url}/api/crm/clients/${someId}`, headers: bearer })
  await measure('create', {
    url: `${url}/api/crm/clients`,
    headers: bearer,
    method: 'POST',
    body: () =>
      JSON.stringify({ full_name: 'New Client', email: 'new@example.com', status: 'lead', tags: ['vip'] }),
  })
  const imported = await importRows(url, bearer)
  await measure('SSR of /clients', { url: `${url}/clients`, headers: cookie })

  const credentials = JSON.stringify({ email: account.email, password: account.password })
  const [logins, meanwhile] = await Promise.all([
    load({ url: `${url}/api/auth/login`, method: 'POST', body: () => credentials }, 16, 8),
    load({ url: `${url}/api/auth/profile`, headers: bearer }, 4, 8),
  ])
  ceiling.stop()
  const loaded = await memoryOf(instance)
  await new Promise((resolve) => setTimeout(resolve, 30_000))
  const after = await memoryOf(instance)
  const script = {
    login: await firstLoadScript(`${url}/login`),
    clients: await firstLoadScript(`${url}/clients`, cookie),
  }
  const scrolled = await scrollThrough(`${url}/clients`, cookie.cookie, Math.min(records, 10_000))

  const result = {
    node: process.version,
    records,
    coldStartMs,
    warmStartMs: warm,
    memoryMB: { idle, loaded, after },
    firstLoadScriptKB: script,
    scrolled,
    rows,
    imported,
    logins,
    profileDuringLogins: meanwhile,
  }
  process.stdout.write(
    `\ncold start ${coldStartMs} ms · warm start ${warm.join(', ')} ms\nfirst-load script: /login ${script.login} kB, /clients ${script.clients} kB (gzip)\n`,
  )
  console.table({ 'scrolling through a list, ms a frame': scrolled })
  console.table({ 'import of a file': imported })
  console.table({ idle, 'under load': loaded, 'half a minute later': after })
  console.table(
    rows.map(({ what, connections, ours, bare, ratio }) => ({
      what,
      connections,
      'req/s': ours.requestsPerSecond,
      'p50 ms': ours.p50,
      'p99 ms': ours.p99,
      failures: ours.failures,
      'bare req/s': bare?.requestsPerSecond ?? '',
      'bare failures': bare?.failures ?? '',
      ratio: ratio?.toFixed(2) ?? '',
    })),
  )
  console.table({ logins, 'profile while 16 log in': meanwhile })
  await mkdir('bench/results', { recursive: true })
  await writeFile('bench/results/latest.json', `${JSON.stringify(result, null, 2)}\n`)
  const failures = [
    ...rows.flatMap(({ ours, bare }) => [ours.failures, bare?.failures ?? 0]),
    logins.failures,
    meanwhile.failures,
  ].reduce((a, b) => a + b, 0)
  if (failures > 0) throw new Error(`${failures} requests failed: the figures above are not to be trusted`)
} finally {
  await instance.stop()
  await folder.remove()
}
