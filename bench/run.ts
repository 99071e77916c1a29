/**
 * `npm run bench`: what this build costs on this machine, beside a bare server that does the same SQL in the same run.
 * Ratios travel between machines, figures do not. Prints tables and writes bench/results/latest.json.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { SignJWT } from 'jose'
import pg from 'pg'
import { embeddedConnection } from '#db/embedded.ts'
import { freePort, type Instance, memoryOf, poolSize, startInstance, temporaryFolder } from './instance.ts'
import { load, type Measured } from './load.ts'
import { firstLoadScript } from './weigh.ts'

const clientsWanted = Number(process.env.BENCH_CLIENTS ?? 10_000)
const account = {
  email: 'bench@example.com',
  username: 'bench',
  fullName: 'Bench',
  password: 'correct horse battery staple',
}

const post = async <T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ answer: T; headers: Headers }> => {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  // The caller names the shape of an answer that this very build documents.
  return { answer: (await response.json()) as T, headers: response.headers }
}

type SignedIn = { access_token: string; user: { id: string } }

const signIn = async (url: string) => {
  const { fullName: full_name, ...rest } = account
  await post(`${url}/api/auth/setup`, { ...rest, full_name })
  const { answer } = await post<SignedIn>(`${url}/api/auth/login`, {
    email: account.email,
    password: account.password,
  })
  const { headers } = await post(`${url}/api/trpc/auth.login`, {
    email: account.email,
    password: account.password,
  })
  const cookie = headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return {
    bearer: { authorization: `Bearer ${answer.access_token}` },
    cookie: { cookie },
    userId: answer.user.id,
  }
}

let made = 0
const word = (at: number) =>
  ['Acme', 'Borealis', 'Céleste', 'Dorado', 'Ürün', 'Fjord', 'Granada', 'Helvetia', 'Iberia', 'Jantar'][
    at % 10
  ]
const newClient = () => {
  made++
  return {
    full_name: `${word(made)} ${word(made * 7 + 3)} ${made}`,
    email: `client${made}@example.com`,
    company_name: `Company ${made % 997}`,
    phone: `+34 600 ${made}`,
    status: ['lead', 'active', 'inactive'][made % 3],
    rating: (made % 5) + 1,
    tags: made % 4 ? ['vip'] : [],
    credit_limit: `${made % 10_000}.50`,
  }
}

const fill = async (url: string, headers: Record<string, string>) => {
  let first = ''
  const worker = async () => {
    while (made < clientsWanted) {
      const { answer } = await post<{ id: string }>(`${url}/api/crm/clients`, newClient(), headers)
      first ||= answer.id
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  return first
}

const startCeiling = async (instance: Instance, userId: string) => {
  const { host, port, user, database } = embeddedConnection(instance.dataDir)
  const secret = randomBytes(48).toString('base64')
  const own = await freePort()
  const child = fork('bench/ceiling.mjs', {
    execArgv: [],
    env: {
      ...process.env,
      PORT: String(own),
      DB_POOL: poolSize,
      CEILING_SECRET: secret,
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: user,
      PGDATABASE: database,
    },
  })
  await once(child, 'message')
  const token = await new SignJWT({ sid: userId, role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuer('nexo')
    .setAudience('nexo-api')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret))
  return {
    url: `http://127.0.0.1:${own}`,
    bearer: { authorization: `Bearer ${token}` },
    stop: () => child.disconnect(),
  }
}

type Row = { what: string; connections: number; ours: Measured; bare?: Measured }
const rows: Row[] = []

const measure = async (what: string, ours: Parameters<typeof load>[0], bare?: Parameters<typeof load>[0]) => {
  for (const connections of [4, 16]) {
    // In turn, ours and bare, so that a machine that slows down slows both.
    await load(ours, connections, 1)
    const mine = await load(ours, connections)
    if (bare) await load(bare, connections, 1)
    rows.push({ what, connections, ours: mine, ...(bare && { bare: await load(bare, connections) }) })
  }
}

const analyze = async (dataDir: string) => {
  const database = new pg.Client(embeddedConnection(dataDir))
  await database.connect()
  await database.query('vacuum analyze')
  await database.end()
}

const folder = await temporaryFolder()
let instance = await startInstance(folder.folder)
const coldStartMs = instance.readyAfterMs
try {
  const { bearer, cookie, userId } = await signIn(instance.url)
  const someId = await fill(instance.url, bearer)
  await analyze(instance.dataDir)
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
  const both = (path: string): [Parameters<typeof load>[0], Parameters<typeof load>[0]] => [
    { url: `${url}${path}`, headers: bearer },
    { url: `${ceiling.url}${path}`, headers: ceiling.bearer },
  ]

  await measure('profile', ...both('/api/auth/profile'))
  await measure('list of 25', ...both('/api/crm/clients'))
  await measure('list with search', ...both('/api/crm/clients?search=borealis%2012'))
  await measure('get', { url: `${url}/api/crm/clients/${someId}`, headers: bearer })
  await measure('create', {
    url: `${url}/api/crm/clients`,
    headers: bearer,
    method: 'POST',
    body: () => JSON.stringify(newClient()),
  })
  await measure('SSR of /clients', { url: `${url}/clients`, headers: cookie })

  const credentials = JSON.stringify({ email: account.email, password: account.password })
  const [logins, meanwhile] = await Promise.all([
    load({ url: `${url}/api/auth/login`, method: 'POST', body: () => credentials }, 16, 8),
    load({ url: `${url}/api/auth/profile`, headers: bearer }, 4, 8),
  ])
  ceiling.stop()
  const after = await memoryOf(instance)
  const script = {
    login: await firstLoadScript(`${url}/login`),
    clients: await firstLoadScript(`${url}/clients`, cookie),
  }

  const result = {
    node: process.version,
    clients: made,
    coldStartMs,
    warmStartMs: warm,
    memoryMB: { idle, after },
    firstLoadScriptKB: script,
    rows,
    logins,
    profileDuringLogins: meanwhile,
  }
  process.stdout.write(
    `\ncold start ${coldStartMs} ms · warm start ${warm.join(', ')} ms\nfirst-load script: /login ${script.login} kB, /clients ${script.clients} kB (gzip)\n`,
  )
  console.table({ idle, 'after load': after })
  console.table(
    rows.map(({ what, connections, ours, bare }) => ({
      what,
      connections,
      'req/s': ours.requestsPerSecond,
      'p50 ms': ours.p50,
      'p99 ms': ours.p99,
      failures: ours.failures,
      'bare req/s': bare?.requestsPerSecond ?? '',
      'bare failures': bare?.failures ?? '',
      ratio: bare ? (ours.requestsPerSecond / bare.requestsPerSecond).toFixed(2) : '',
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
