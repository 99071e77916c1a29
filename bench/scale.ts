/**
 * `npm run bench:scale`: what the same questions cost with 10,000 records and with a million, in one run on one machine,
 * and whether any of them read a big table from end to end. Prints a table and writes bench/results/scale.json.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import type { Entity } from '#domain/entities.ts'
import { fillRows, putOffBackup, withDatabase } from './fill.ts'
import { startInstance, temporaryFolder } from './instance.ts'
import { seconds } from './load.ts'
import { post, signIn, signInAgain } from './sign-in.ts'

const part = Number(process.env.BENCH_SCALE ?? 1)
const kinds = ['clients', 'deals', 'tasks'] as const satisfies Entity[]
type Size = Record<(typeof kinds)[number], number>
const small: Size = { clients: 10_000, deals: 10_000, tasks: 10_000 }
const large: Size = { clients: 1_000_000 * part, deals: 200_000 * part, tasks: 500_000 * part }

/** As many rows at a time as leave the machine responsive. */
const portion = 50_000

/** A table's indexes are made anew once it is filled, which takes a fifth of the time of keeping them up meanwhile. */
const withoutIndexes = async (database: pg.Client, table: string, fill: () => Promise<void>) => {
  const { rows } = await database.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = $1 and not exists (select from pg_constraint where conname = indexname)`,
    [table],
  )
  for (const { name } of rows) await database.query(`drop index ${pg.escapeIdentifier(name)}`)
  await fill()
  await database.query(`set maintenance_work_mem = '512MB'`)
  for (const { definition } of rows) await database.query(definition)
}

const grow = async (database: pg.Client, from: Size, to: Size) => {
  for (const kind of kinds)
    await withoutIndexes(database, kind, async () => {
      for (let at = from[kind]; at < to[kind]; at += portion)
        await fillRows(database, kind, at + 1, Math.min(to[kind], at + portion))
    })
}

/**
 * A tenth of the deals stand on one board, every thousandth task is the reader's own, and twenty clients have a tag that
 * no other has, however many there are.
 */
const give = async (database: pg.Client, pipeline: string, stages: string[], userId: string) => {
  await database.query('set session_replication_role = replica')
  await database.query(
    `update deals set pipeline_id = $1, stage_id = ($2::uuid[])[1 + (d.n / 10) % cardinality($2::uuid[])]
     from (select id, substring(title from '[0-9]+$')::int as n from deals) d
     where d.id = deals.id and d.n % 10 = 0 and deals.pipeline_id <> $1`,
    [pipeline, stages],
  )
  await database.query(
    `update tasks set assigned_to = $1 where substring(title from '[0-9]+$')::int % 1000 = 0 and assigned_to <> $1`,
    [userId],
  )
  await database.query(
    `update clients set tags = array['twenty'] where substring(client_code from '[0-9]+$')::int between 1 and 20`,
  )
  await database.query('vacuum analyze')
  // What was written is not to reach the disk beside what is measured.
  await database.query('checkpoint')
}

/** One connection, and not fetch(), which costs a millisecond itself. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const ask = (url: string, headers: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    const asked = http.get(url, { agent, headers }, async (answer) => {
      const said = await text(answer)
      if (answer.statusCode === 200) resolve()
      else reject(new Error(`${url}: ${answer.statusCode} ${said}`))
    })
    asked.on('error', reject)
  })

/**
 * How long the answers take that are asked for one after the other for so many seconds, in milliseconds and tenths: a load
 * generator's histogram knows whole ones, and many an answer takes two.
 */
const patience = async (url: string, headers: Record<string, string>, duration: number) => {
  const took: number[] = []
  for (const from = performance.now(); performance.now() - from < duration * 1_000; ) {
    const asked = performance.now()
    await ask(url, headers)
    took.push(performance.now() - asked)
  }
  took.sort((a, b) => a - b)
  const share = (part: number) => Math.round(10 * (took[Math.floor(took.length * part)] ?? 0)) / 10
  return { p50: share(0.5), p99: share(0.99) }
}

/** How often PostgreSQL has read each of the big tables from end to end. */
const wholeReads = async (database: pg.Client) => {
  const { rows } = await database.query<{ count: string }>(
    `select sum(seq_scan)::text as count from pg_stat_user_tables where relname = any($1)`,
    [kinds],
  )
  return Number(rows[0]?.count)
}

/** What a process has counted reaches the statistics when it is idle for a moment. */
const statisticsDelayMs = 1_500

type Answer = { question: string; p50: number; p99: number; wholeReads: number }

const folder = await temporaryFolder()
const instance = await startInstance(folder.folder)
try {
  const { bearer, userId } = await signIn(instance.url)
  const crm = `${instance.url}/api/crm`
  const make = async (path: string, body: unknown) =>
    (await post<{ id: string }>(`${crm}${path}`, body, bearer)).answer.id
  const pipeline = await make('/pipelines', { name: 'Scale', position: 1 })
  const stages: string[] = []
  for (const [position, name] of ['Asked', 'Offered', 'Agreed', 'Signed'].entries())
    stages.push(await make('/stages', { name, position, pipeline_id: pipeline, probability: 50 }))

  const zone = 'time_zone=Europe%2FMadrid'
  const questions: Record<string, string> = {
    'list of clients': '/clients',
    'clients by name': '/clients?sort_by=full_name',
    'clients, a rare status': '/clients?status=lead',
    'clients, a common status, page 20': '/clients?status=active&page=20',
    'clients with a tag, newest first': '/clients?sort_by=created_at&sort_order=desc&tags=vip',
    'clients with a tag that twenty have': '/clients?sort_by=created_at&sort_order=desc&tags=twenty',
    'list of clients, searched': '/clients?search=borealis%2012',
    'list of clients, one found': '/clients?search=c4711%40example.com',
    'list of deals': '/deals',
    'deals by value': '/deals?sort_by=value&sort_order=desc&status=open',
    'list of tasks': '/tasks',
    'tasks by due date': '/tasks?sort_by=due_date&status=todo',
    'open tasks, as their page begins':
      '/tasks?sort_by=due_date&status=todo&status=in_progress&status=blocked',
    'search, exact': '/search?q=c4711',
    'search, misspelt': '/search?q=borealix',
    'board of deals': `/deals/board?pipeline_id=${pipeline}`,
    'a column of the board': `/deals/board/cards?pipeline_id=${pipeline}&column=${stages[0]}`,
    'dashboard, all figures': `/dashboard?${zone}`,
  }

  const measure = async (database: pg.Client): Promise<Answer[]> => {
    const answers: Answer[] = []
    // A token lives for less time than a million rows take to make.
    const { bearer } = await signInAgain(instance.url)
    // The engine has compiled what is measured, and the system has at hand what is read again and again.
    for (const path of Object.values(questions)) await patience(`${crm}${path}`, bearer, 2)
    for (const [question, path] of Object.entries(questions)) {
      await patience(`${crm}${path}`, bearer, 1)
      await new Promise((resolve) => setTimeout(resolve, statisticsDelayMs))
      const before = await wholeReads(database)
      const { p50, p99 } = await patience(`${crm}${path}`, bearer, seconds)
      await new Promise((resolve) => setTimeout(resolve, statisticsDelayMs))
      answers.push({ question, p50, p99, wholeReads: (await wholeReads(database)) - before })
    }
    return answers
  }

  const measured = await withDatabase(instance, async (database) => {
    const nothing: Size = { clients: 0, deals: 0, tasks: 0 }
    await putOffBackup(database)
    await grow(database, nothing, small)
    await give(database, pipeline, stages, userId)
    const few = await measure(database)
    await grow(database, small, large)
    await give(database, pipeline, stages, userId)
    return { few, many: await measure(database) }
  })

  const table = measured.few.map((few, nth) => {
    const many = measured.many[nth]
    return {
      question: few.question,
      'p50 ms, few': few.p50,
      'p50 ms, many': many?.p50,
      ratio: ((many?.p50 ?? 0) / few.p50).toFixed(1),
      'p99 ms, many': many?.p99,
      'whole reads': many?.wholeReads,
    }
  })
  console.table(table)
  await mkdir('bench/results', { recursive: true })
  await writeFile('bench/results/scale.json', `${JSON.stringify({ small, large, ...measured }, null, 2)}\n`)
} finally {
  await instance.stop()
  await folder.remove()
}
