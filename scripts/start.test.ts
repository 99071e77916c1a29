import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { descendants, isAlive, killIfThere, listeningPorts, runScript } from './testing/launch.ts'
import { launchSuite } from './testing/suite.ts'

const { folder, newDataDir, start } = launchSuite()
const admin = { email: 'admin@example.com', username: 'admin', password: 'correct horse battery staple' }

const until = async (happened: () => boolean) => {
  while (!happened()) await sleep(20)
}

describe('a mistake is one sentence, and nothing claims to be ready', () => {
  const refused = async (variables: Record<string, string>, sentence: RegExp) => {
    const { ended, said } = await start({ DATA_DIR: newDataDir(), ...variables })
    expect(await ended).toBe(1)
    expect(said.errors).toMatch(/^[^\n]+\n$/)
    expect(said.errors).toMatch(sentence)
    expect(said.output).not.toMatch(/ready/i)
  }

  test.each(['0', 'rubbish', '70000', '-1', '30 00'])('PORT=%s', (port) =>
    refused({ PORT: port }, /^PORT must be a number from 1 to 65535, not ".*"\.$/m),
  )

  test('a port that another program has', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    for (const HOST of ['127.0.0.1', '0.0.0.0'])
      await refused({ PORT: String(port), HOST }, /^Port \d+ is taken by another program: /)
    other.close()
  })

  test('a HOST that is not an address of this machine', () =>
    refused(
      { HOST: '203.0.113.7' },
      /^HOST must be an address of this machine, and "203\.0\.113\.7" is not one/,
    ))

  test('a database that cannot be reached', () =>
    refused(
      { DATABASE_URL: 'postgres://nexo@127.0.0.1:1/nexo' },
      /The database cannot be reached \(.+\): check DATABASE_URL/,
    ))

  test('a short JWT_SECRET', () =>
    refused({ JWT_SECRET: 'short' }, /JWT_SECRET is too short: it needs 32 bytes/))

  test('a DATA_DIR that cannot be made', () => {
    const file = path.join(folder, 'file')
    fs.writeFileSync(file, '')
    return refused({ DATA_DIR: path.join(file, 'data') }, /cannot/)
  })

  test('a migration that fails', async () => {
    const dataDir = newDataDir()
    const database = await startEmbedded(dataDir)
    const { host, user } = embeddedConnection(dataDir)
    const client = new pg.Client(embeddedConnection(dataDir))
    await client.connect()
    await client.query('create table users (in_the_way int)')
    await client.end()
    const url = `postgres://${user}@localhost/postgres?host=${encodeURIComponent(host)}`
    await refused(
      { DATABASE_URL: url },
      /The database could not be brought up to date \(.*"users" already exists\)\. Your data is as it was\. To go back, put the files of/,
    )
    await database.stop()
  })
})

test('it says that it is ready only when it answers, and listens on that port alone', async () => {
  const server = await start({ DATA_DIR: newDataDir() })
  await server.ready()
  const health = await fetch(`${server.url}/api/health`)
  expect(health.status).toBe(200)
  expect(server.said.output).toMatch(new RegExp(`^Nexo CRM is ready: ${server.url}$`, 'm'))
  expect(server.said.output).not.toContain('Next.js')
  expect(listeningPorts(descendants(server.child))).toEqual([server.port])
})

test('open to the network, it names an address that others can use', async () => {
  const server = await start({ DATA_DIR: newDataDir(), HOST: '0.0.0.0' })
  await server.ready()
  expect(server.said.output).toContain(`Nexo CRM is ready: http://localhost:${server.port}\n`)
  for (const [, address = ''] of server.said.output.matchAll(/on this network: +(\S+)/g))
    expect((await fetch(`${address}/api/health`)).status).toBe(200)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets the request in flight end, and stops PostgreSQL cleanly',
  async (signal) => {
    const dataDir = newDataDir()
    const server = await start({ DATA_DIR: dataDir })
    await server.ready()
    const family = descendants(server.child)

    const body = JSON.stringify({ email: 'nobody@example.com', password: 'wrong' })
    const socket = net.connect(server.port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text
    })
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(
      `POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    )
    await sleep(300) // Until the server has the first half of the request.
    server.child.kill(signal)
    await sleep(300) // Until it is stopping.
    socket.write(body.slice(9))

    expect(await server.ended).toBe(0)
    await closed
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect(answer).toContain('"wrong_login"')
    expect(family.filter(isAlive)).toEqual([])
    expect(fs.existsSync(path.join(dataDir, 'pg17/cluster/postmaster.pid'))).toBe(false)
  },
)

test('a launcher killed with -9 takes the server and PostgreSQL along', async () => {
  const server = await start({ DATA_DIR: newDataDir() })
  await server.ready()
  const family = descendants(server.child)
  expect(family.length).toBeGreaterThan(3)
  server.child.kill('SIGKILL')
  await until(() => !family.some(isAlive))
})

describe('killed with -9 while it writes', () => {
  const dataDir = newDataDir()
  const acknowledged: string[] = []

  const createClients = async (url: string, authorization: string) => {
    for (;;) {
      const answer = await fetch(`${url}/api/crm/clients`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ full_name: `Client ${acknowledged.length}` }),
      }).catch(() => undefined)
      if (!answer) return
      const client = await answer.json().catch(() => undefined)
      if (!client) return
      expect(answer.status).toBe(201)
      acknowledged.push(client.id)
    }
  }

  const kills = Number(process.env.KILLS ?? 6)

  test(`it starts again each of ${kills} times, leaves no orphan, and has every write that it acknowledged`, {
    timeout: kills * 30_000,
  }, async () => {
    let authorization = ''
    for (let round = 0; round < kills; round++) {
      const server = await start({ DATA_DIR: dataDir })
      await server.ready()
      if (!authorization) authorization = await signInAsAdmin(server.url)
      const before = acknowledged.length
      const writers = [1, 2, 3, 4].map(() => createClients(server.url, authorization))
      await until(() => acknowledged.length > before + 5 + round)
      // In turn the server alone, and everything at once: the launcher, the server and PostgreSQL, as a container goes.
      const atOnce = round % 2 === 1
      const family = descendants(server.child)
      if (atOnce) server.child.kill('SIGKILL')
      for (const pid of atOnce ? family : family.slice(0, 1)) killIfThere(pid)
      await Promise.all(writers)
      expect(await server.ended).toBe(atOnce ? null : 137)
      await until(() => !family.some(isAlive))
    }

    const server = await start({ DATA_DIR: dataDir })
    await server.ready()
    const missing = []
    for (const id of acknowledged) {
      const { status } = await fetch(`${server.url}/api/crm/clients/${id}`, { headers: { authorization } })
      if (status !== 200) missing.push(id)
    }
    expect(missing).toEqual([])
  })

  const signInAsAdmin = async (url: string) => {
    const tool = runScript(
      [
        'scripts/tool.mjs',
        'admin',
        '--email',
        admin.email,
        '--username',
        admin.username,
        '--full-name',
        'The Admin',
      ],
      { DATA_DIR: dataDir, ADMIN_PASSWORD: admin.password },
    )
    expect([await tool.ended, tool.said.errors]).toEqual([0, ''])
    const answer = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: admin.email, password: admin.password }),
    })
    const { access_token } = await answer.json()
    return `Bearer ${access_token}`
  }
})
