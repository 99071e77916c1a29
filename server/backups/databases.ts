import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { directConnection } from '../database.ts'
import { env } from '../env.ts'
import { NoTrial } from './backup-error.ts'
import { quoted } from './contents.ts'
import { sentenceOf } from './troubles.ts'

/** The name of our own database; as PostgreSQL says it, whatever the configuration does. */
export const ownName = async (): Promise<string> => {
  const client = new pg.Client(directConnection())
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select current_database()::text as name')
    return rows[0]?.name ?? ''
  } finally {
    await client.end()
  }
}

/** Does something with a connection to another database than ours, from where ours can be renamed. */
export const besideOurs = async <T>(own: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(directConnection(own === 'postgres' ? 'template1' : 'postgres'))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const notAllowed = '42501'

/** Makes an empty database beside ours. Throws `NoTrial` where our user may not. */
export const createBeside = async (client: pg.Client, name: string) => {
  await client
    .query(`create database ${quoted(name)} template template0 encoding 'UTF8'`)
    .catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && error.code === notAllowed)
        throw new NoTrial(sentenceOf('no_trial_rights', { user: env.DB_USER }))
      throw error
    })
}

export const dropBeside = (client: pg.Client, name: string) =>
  client.query(`drop database if exists ${quoted(name)} with (force)`)

type Purpose = 'proof' | 'restored'

/** A name for a database that nobody's data is in yet, or ever. */
export const scratchName = (purpose: Purpose) => `nexo_${purpose}_${randomBytes(6).toString('hex')}`

/** Takes away the scratch databases of processes that were killed; one that is in use stays. */
export const dropLeftovers = async (client: pg.Client, purpose: Purpose) => {
  const { rows } = await client.query<{ name: string }>(
    `select datname::text as name from pg_database d where datname ~ $1
     and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
    [`^nexo_${purpose}_[0-9a-f]{12}$`],
  )
  for (const { name } of rows) await client.query(`drop database ${quoted(name)}`).catch(() => undefined)
}
