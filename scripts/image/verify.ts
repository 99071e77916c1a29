/**
 * `npm run verify-image`: builds the image and runs it as docs/deployment.md says, with 512 MB and one processor, on a
 * machine that may be thrown away. It signs in, writes, is stopped, killed and started again, and the data has to be there.
 * Prints what each step took, and ends with 1 at the first that is not as it should be. Leaves nothing behind.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { freePort } from '../../bench/instance.ts'
import { post, signIn, signInAgain } from '../../bench/sign-in.ts'
import { ensureBase } from './base.ts'
import { startEngine } from './engine.ts'
import { run } from './run.ts'

const image = 'nexo-crm:verify'
const name = `nexo-verify-${process.pid}`
/** As in compose.yaml, and with less of everything. */
const hardened = [
  ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  ...['--memory', '512m', '--cpus', '1', '--volume', `${name}:/data`],
]
const readyWithinMs = 60_000

const say = (what: string, figure: string | number) => process.stdout.write(`${what.padEnd(44)} ${figure}\n`)

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now()
  return [await work(), Math.round(performance.now() - from)]
}

/** By hand: fetch() of Node 20 never settles where the engine's proxy takes a connection that nobody is there for. */
const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    const request = get(`${url}/api/auth/health`, { timeout: 1_000, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
const ready = async (url: string) => {
  const until = Date.now() + readyWithinMs
  while (!(await answers(url))) {
    assert(Date.now() < until, `no answer at ${url} within a minute`)
    await sleep(50)
  }
}

const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-image-'))
const engine = await startEngine(folder)
const { docker } = engine
const memoryMB = async () => {
  const used = (await docker('stats', '--no-stream', '--format', '{{.MemUsage}}', name)).split(' ')[0] ?? ''
  return Math.round(Number.parseFloat(used) * (used.endsWith('GiB') ? 1024 : 1))
}

try {
  const [from, baseMs] = await timed(() => ensureBase(engine, folder))
  say('base image', `${from} (${Math.round(baseMs / 1000)} s)`)
  const [, buildMs] = await timed(() => docker('build', '--network', 'host', '--tag', image, '.'))
  say('built from the Dockerfile, s', Math.round(buildMs / 1000))
  const packed = path.join(folder, 'image.tar')
  await docker('save', '--output', packed, image)
  await run('gzip', [packed])
  say('size with the base, gzip, MB', Math.round(fs.statSync(`${packed}.gz`).size / 1e6))
  fs.rmSync(`${packed}.gz`)
  const inside = (script: string) => docker('run', '--rm', '--entrypoint', 'sh', image, '-c', script)
  assert.equal(await inside('id -un'), 'node', 'it runs as node')
  assert.equal(await inside('find /app -name "*.node" | wc -l'), '0', 'nothing of ours is of one processor')
  assert.equal(
    await inside('ls -A /app /data | grep -cE "^(.env|.git|secret.key)" || true'),
    '0',
    'no secret',
  )

  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const start = () =>
    docker('run', '--detach', '--name', name, '--publish', `${port}:3000`, ...hardened, image)
  const [, firstMs] = await timed(async () => {
    await start()
    await ready(url)
  })
  say('first answer on an empty volume, ms', firstMs)
  const code = /first account: (\S+)/.exec(await docker('logs', name))?.[1]
  assert(code, 'the log says the set-up code')
  const { bearer } = await signIn(url, code)
  const made = await post<{ id: string }>(`${url}/api/crm/clients`, { full_name: 'Kept Well' }, bearer)
  const kept = async () => {
    const answer = await fetch(`${url}/api/crm/clients/${made.answer.id}`, {
      headers: (await signInAgain(url)).bearer,
    })
    assert.equal((await answer.json()).full_name, 'Kept Well')
  }
  say('memory when idle, MB of 512', await memoryMB())
  for (const at of ['/api/crm/clients', '/api/crm/search?q=kept', '/login']) {
    const { non2xx, errors, requests } = await autocannon({
      url: url + at,
      headers: bearer,
      connections: 8,
      duration: 10,
    })
    assert.equal(non2xx + errors, 0, `${at} under load`)
    say(`${at}, requests/s`, Math.round(requests.average))
  }
  say('memory after that, MB of 512', await memoryMB())
  await docker('exec', name, 'node', 'scripts/is-healthy.mjs')

  const [, stopMs] = await timed(() => docker('stop', '--time', '30', name))
  say('stopped by SIGTERM, ms', stopMs)
  assert(stopMs < 10_000, 'it stops within 10 s')
  const [, againMs] = await timed(async () => {
    await docker('start', name)
    await ready(url)
  })
  say('started again, ms', againMs)
  await kept()
  await docker('kill', name)
  const [, recoveredMs] = await timed(async () => {
    await docker('start', name)
    await ready(url)
  })
  say('started after a kill -9, ms', recoveredMs)
  await kept()
  say('the data', 'was there both times')
} finally {
  await docker('rm', '--force', '--volumes', name).catch(() => undefined)
  await docker('volume', 'rm', '--force', name).catch(() => undefined)
  await docker('image', 'rm', '--force', image).catch(() => undefined)
  await engine.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}
