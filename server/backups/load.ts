import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Database, openDatabase } from '#db/client.ts'
import { migrateUpTo } from '#db/migrate.ts'
import { directConnection } from '../database.ts'
import { migrationsFolder } from '../paths.ts'
import { BackupError, damaged } from './backup-error.ts'
import { type Manifest, manifestShape, type Plan, planShape, quoted } from './contents.ts'
import type { ReadEntry } from './entries.ts'
import { sentenceOf } from './troubles.ts'

/** What was restored and found to be all that the backup counted. */
export type Counted = { rows: number; files: number; unsound: number }

/** Keeps the content of a file, or only reads it; all of `body` must be read. */
export type KeepContent = (id: string, body: AsyncIterable<Uint8Array>) => Promise<void>

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const readJson = async (body: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString())
}

const startCopy = (client: pg.ClientBase, plan: Plan, name: string) => {
  const table = plan.tables.find((one) => one.name === name)
  if (!table) throw damaged()
  const list = table.columns.map(quoted).join(', ')
  const stream = client.query(copyFrom(`copy public.${quoted(name)} (${list}) from stdin`))
  const ended = once(stream, 'finish')
  ended.catch(() => undefined) // Heard of where the copy is written to or ended.
  return {
    name,
    async write(body: AsyncIterable<Uint8Array>) {
      for await (const chunk of body)
        if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), ended])
    },
    async end() {
      stream.end()
      await ended
    },
  }
}

const sha256Of = async (client: pg.ClientBase, id: string) => {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from public.files where id = $1', [
    id,
  ])
  if (!rows[0]) throw damaged()
  return rows[0].sha256
}

/** Triggers would change what is put back (a task's time of completion), and migrations may have brought rows. */
const makeRoom = async (client: pg.ClientBase, { tables }: Plan) => {
  for (const { name } of tables) await client.query(`alter table public.${quoted(name)} disable trigger user`)
  await client.query(`truncate ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')}`)
}

const finish = async (client: pg.ClientBase, { tables }: Plan, { sequences }: Manifest) => {
  for (const [name, value] of Object.entries(sequences))
    await client.query(`select setval($1::regclass, $2::bigint)`, [`public.${quoted(name)}`, value])
  for (const { name } of tables) await client.query(`alter table public.${quoted(name)} enable trigger user`)
}

/** Counts what is there now and not what was sent. Throws `BackupError` where it is not what the backup counted. */
const compare = async (client: pg.ClientBase, { tables }: Plan, { rows: expected }: Manifest) => {
  let total = 0
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::float8 as n from public.${quoted(name)}`,
    )
    const found = rows[0]?.n
    if (found === undefined || found !== expected[name])
      throw new BackupError(
        sentenceOf('rows_differ', { expected: expected[name] ?? 0, table: name, found: found ?? 0 }),
      )
    total += found
  }
  return total
}

const fill = async (
  client: pg.ClientBase,
  entries: AsyncIterable<ReadEntry>,
  keepContent: KeepContent,
  signal?: AbortSignal,
): Promise<Counted> => {
  let plan: Plan | undefined
  let manifest: Manifest | undefined
  let copying: ReturnType<typeof startCopy> | undefined
  const contents = { kept: 0, altered: 0 }
  for await (const { name, body } of entries) {
    signal?.throwIfAborted()
    const [kind, id = ''] = name.split('/')
    if (copying && !(kind === 'tables' && id === copying.name)) {
      await copying.end()
      copying = undefined
    }
    if (name === 'plan.json') {
      plan = planShape.parse(await readJson(body))
      await makeRoom(client, plan)
    } else if (name === 'manifest.json') manifest = manifestShape.parse(await readJson(body))
    else if (kind === 'tables' && plan) {
      copying ??= startCopy(client, plan, id)
      await copying.write(body)
    } else if (kind === 'files' && isId.test(id)) {
      const expected = await sha256Of(client, id)
      const hash = createHash('sha256')
      const read = async function* () {
        for await (const chunk of body) {
          hash.update(chunk)
          yield chunk
        }
      }
      await keepContent(id, read())
      contents.kept += 1
      if (hash.digest('hex') !== expected) contents.altered += 1
    } else throw damaged()
  }
  if (!plan || !manifest) throw damaged()
  await finish(client, plan, manifest)
  const rows = await compare(client, plan, manifest)
  const { kept, missing, altered } = manifest.files
  if (contents.kept !== kept || contents.altered !== altered)
    throw new BackupError(
      sentenceOf('contents_differ', { expected: kept, found: contents.kept - contents.altered }),
    )
  return { rows, files: kept, unsound: missing + altered }
}

/**
 * Puts a backup into an empty database: the schema of its time by the migrations' number, then its rows in one
 * transaction, then counts. `after` runs on the loaded database. Throws `BackupError` when it is not all there.
 */
export const loadInto = async (
  database: string,
  {
    migrations,
    entries,
    keepContent,
    signal,
    after,
  }: {
    migrations: number
    entries: AsyncIterable<ReadEntry>
    keepContent: KeepContent
    signal?: AbortSignal | undefined
    after?: ((db: Database) => Promise<void>) | undefined
  },
): Promise<Counted> => {
  const { db, pool } = openDatabase({
    connection: directConnection(database),
    poolSize: 2,
    onIdleError: () => undefined,
  })
  try {
    await migrateUpTo(db, migrationsFolder, migrations)
    const client = await pool.connect()
    let counted: Counted
    try {
      await client.query('begin')
      counted = await fill(client, entries, keepContent, signal)
      await client.query('commit')
      client.release()
    } catch (error) {
      client.release(true) // In the middle of a COPY it would take nothing else.
      throw error
    }
    await after?.(db)
    return counted
  } finally {
    await pool.end()
  }
}
