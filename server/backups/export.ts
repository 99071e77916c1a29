import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { fileStore } from '../files/store.ts'
import { type Manifest, type Plan, quoted, tableName } from './contents.ts'
import type { Entry } from './entries.ts'

const chunkBytes = 1024 * 1024
const batch = 500

/**
 * The tables in an order in which each comes after those it refers to, with the columns that hold data: what the
 * database computes by itself is computed again.
 */
const readPlan = async (client: pg.ClientBase): Promise<Plan> => {
  const { rows: tables } = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0
        and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
  const plan: Plan = { tables: [] }
  const placed = new Set<string>()
  while (plan.tables.length < tables.length) {
    const ready = tables.filter(
      ({ name, needs }) => !placed.has(name) && needs.every((one) => placed.has(one)),
    )
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle.')
    for (const { name, columns } of ready) {
      placed.add(name)
      plan.tables.push({ name: tableName.parse(name), columns })
    }
  }
  return plan
}

const readSequences = async (client: pg.ClientBase): Promise<Manifest['sequences']> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

const asEntry = (name: string, value: Buffer): Entry => ({ name, size: value.length, body: [value] })
const asJson = (name: string, value: Plan | Manifest) => asEntry(name, Buffer.from(JSON.stringify(value)))

/** One table in PostgreSQL's own text format, a megabyte at a time; `onRows` hears how many rows it was. */
async function* tableEntries(
  client: pg.ClientBase,
  { name, columns }: Plan['tables'][number],
  onRows: (rows: number) => void,
): AsyncGenerator<Entry> {
  const list = columns.map(quoted).join(', ')
  const stream = client.query(copyTo(`copy public.${quoted(name)} (${list}) to stdout`))
  let some: Buffer[] = []
  let size = 0
  let at = 0
  const next = () => {
    const entry = asEntry(`tables/${name}/${String(at++).padStart(6, '0')}`, Buffer.concat(some))
    some = []
    size = 0
    return entry
  }
  for await (const chunk of stream) {
    some.push(chunk)
    size += chunk.length
    if (size >= chunkBytes) yield next()
  }
  if (size > 0) yield next()
  onRows(stream.rowCount)
}

/** A content that was set aside meanwhile (docs/decisions/0009) is as good as one in its place. */
const openContent = async (id: string) =>
  (await fileStore.open('files', id)) ?? (await fileStore.open('files/orphans', id))

async function* contentEntries(client: pg.ClientBase, counts: Manifest['files']): AsyncGenerator<Entry> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await client.query<{ id: string; sha256: string }>(
      'select id, sha256 from public.files where id > $1 order by id limit $2',
      [last, batch],
    )
    for (const { id, sha256 } of rows) {
      const content = await openContent(id)
      if (!content) {
        counts.missing += 1
        continue
      }
      const hash = createHash('sha256')
      const read = async function* () {
        for await (const chunk of content.body) {
          hash.update(chunk)
          yield chunk
        }
      }
      try {
        yield { name: `files/${id}`, size: content.size, body: read() }
      } finally {
        await content.body.cancel().catch(() => undefined) // It was read to its end, as a rule.
      }
      counts.kept += 1
      if (hash.digest('hex') !== sha256) counts.altered += 1
    }
    const end = rows.at(-1)
    if (!end) return
    last = end.id
  }
}

/** The first versions knew no files. */
const hasFiles = ({ tables }: Plan) => tables.some(({ name }) => name === 'files')

/** About how many bytes `exportEverything` will come to: for progress and for whether there is room. */
export const estimate = async (client: pg.ClientBase): Promise<number> => {
  const { rows: tables } = await client.query<{ bytes: number }>(
    `select coalesce(sum(pg_table_size(oid)), 0)::float8 as bytes from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const bytes = tables[0]?.bytes ?? 0
  if (!hasFiles(await readPlan(client))) return bytes
  const { rows: contents } = await client.query<{ bytes: number }>(
    'select coalesce(sum(size), 0)::float8 as bytes from public.files',
  )
  return bytes + (contents[0]?.bytes ?? 0)
}

/**
 * Everything there is, as it is at one moment: the caller's transaction is REPEATABLE READ and read-only. Contents are
 * written once and never changed, so those of the rows of that moment are those of that moment. Changes of the schema
 * wait until it ends.
 */
export async function* exportEverything(client: pg.ClientBase): AsyncGenerator<Entry> {
  const plan = await readPlan(client)
  const names = plan.tables.map(({ name }) => `public.${quoted(name)}`).join(', ')
  await client.query(`lock table ${names} in access share mode`)
  yield asJson('plan.json', plan)
  const manifest: Manifest = { rows: {}, files: { kept: 0, missing: 0, altered: 0 }, sequences: {} }
  for (const table of plan.tables)
    yield* tableEntries(client, table, (rows) => {
      manifest.rows[table.name] = rows
    })
  if (hasFiles(plan)) yield* contentEntries(client, manifest.files)
  manifest.sequences = await readSequences(client)
  yield asJson('manifest.json', manifest)
}
