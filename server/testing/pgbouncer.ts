import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { foundPgBouncer } from '../../scripts/find-pgbouncer.mjs'
import { freePort } from '../../scripts/port.mjs'

/** A PostgreSQL that is reached by a unix socket in the folder `host`. */
type Behind = { host: string; port: number; user: string }

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const settings = ({ host, port, user }: Behind, listen: number) => `
[databases]
* = host=${host} port=${port} user=${user}
[pgbouncer]
pool_mode = transaction
listen_addr = 127.0.0.1
listen_port = ${listen}
unix_socket_dir =
auth_type = any
max_client_conn = 400
default_pool_size = 8
server_login_retry = 1
query_wait_timeout = 5
`

/**
 * A real PgBouncer in transaction mode before a PostgreSQL, with eight connections for whoever comes, set as
 * docs/deployment.md says and otherwise as it comes.
 */
export const startPgBouncer = async (behind: Behind) => {
  const program = foundPgBouncer()
  if (!program)
    throw new Error(
      'These tests need PgBouncer: install it (Debian and Ubuntu: apt-get install pgbouncer; macOS: brew install pgbouncer), or name the program in PGBOUNCER.',
    )
  const port = await freePort()
  const file = path.join(tmpdir(), `nexo-pgbouncer-${port}.ini`)
  fs.writeFileSync(file, settings(behind, port), { mode: 0o644 })
  // It refuses to run as root, and PostgreSQL's account may walk through the socket's folder and not through ours: so it
  // gets its settings as a file that is open already.
  const opened = fs.openSync(file, 'r')
  const { uid, gid } = fs.statSync(behind.host)
  const child = spawn(program, ['-q', '/dev/stdin'], {
    ...(process.getuid?.() === 0 && { uid, gid }),
    cwd: '/',
    stdio: [opened, 'ignore', 'pipe'],
  })
  fs.closeSync(opened)
  let said = ''
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-2_000)
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended at once: ${said}`)
    await sleep(10)
  }
  return {
    /** How to reach a database of that PostgreSQL through it. */
    urlTo: (database: string) => `postgres://${behind.user}@127.0.0.1:${port}/${database}`,
    /** For a process that ends and cannot wait. */
    abandon: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM')
      await ended
      fs.rmSync(file, { force: true })
    },
  }
}
