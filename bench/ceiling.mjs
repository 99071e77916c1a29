/**
 * What the machine can do: the same two answers from a bare node:http + pg + jose server, with the same SQL and the same
 * JSON. Nobody would ship it; it says how much of our time is ours.
 */
import { createServer } from 'node:http'
import { jwtVerify } from 'jose'
import pg from 'pg'

const secret = new TextEncoder().encode(process.env.CEILING_SECRET)
const pool = new pg.Pool({ max: Number(process.env.DB_POOL ?? 10) })
// Timestamps as PostgreSQL writes them, like ours, so that both pay for one Date each.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString())

const verified = async (request) => {
  const token = request.headers.authorization?.slice(7) ?? ''
  const { payload } = await jwtVerify(token, secret, {
    algorithms: ['HS256'],
    issuer: 'nexo',
    audience: 'nexo-api',
  })
  return payload.sub
}

const profile = async (id) => {
  const { rows } = await pool.query(
    `select id, email, username, full_name, role, status, phone, avatar_url, created_at, last_login from users where id = $1`,
    [id],
  )
  return rows[0]
}

const columns = `id, created_at, updated_at, archived_at, version, created_by, client_code, full_name, company_name, email, phone,
  website, status, industry, rating, tax_id, billing_address, credit_limit, account_manager_id, tags, user_id`

const list = async (url) => {
  const words = (url.searchParams.get('search') ?? '').split(' ').filter(Boolean)
  const where = ['archived_at is null', ...words.map((_, at) => `search_text like fold($${at + 1})`)].join(
    ' and ',
  )
  const values = words.map((word) => (word.length < 3 ? `% ${word}%` : `%${word}%`))
  const counted = `select count(*)::int from (select 1 from clients where ${where} limit 10001) as capped`
  const { rows } = await pool.query(
    `select ${columns}, (${counted}) as counted from clients where ${where} order by fold(full_name), id limit 25 offset 0`,
    values,
  )
  const total = rows[0]?.counted ?? 0
  return { data: rows.map(({ counted, ...row }) => row), total, page: 1, limit: 25 }
}

const server = createServer(async (request, response) => {
  try {
    const subject = await verified(request)
    const url = new URL(request.url, 'http://localhost')
    const answer = url.pathname === '/api/auth/profile' ? await profile(subject) : await list(url)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))
process.on('disconnect', () => process.exit(0))
