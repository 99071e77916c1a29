import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { container } from './container.ts'
import type { Engine } from './engine.ts'
import { sayLayers } from './layers.ts'
import { memoryMB } from './memory.ts'
import { ready } from './ready.ts'
import type { Platform } from './registry.ts'
import { say, seconds, timed } from './say.ts'
import { smoke } from './smoke.ts'

/** Builds the image for this machine's processor under that name, and looks at what lies in it. */
export const buildNative = async (engine: Engine, image: string, folder: string): Promise<void> => {
  const { docker } = engine
  const [, buildMs] = await timed(() => docker('build', '--network', 'host', '--tag', image, '.'))
  say('built from the Dockerfile', seconds(buildMs))
  await sayLayers(engine, image, folder)
  const inside = (script: string) => docker('run', '--rm', '--entrypoint', 'sh', image, '-c', script)
  assert.equal(await inside('id -un'), 'node', 'it runs as node')
  assert.equal(await inside('find /app -name "*.node" | wc -l'), '0', 'nothing of ours is of one processor')
  assert.equal(
    await inside('ls -A /app /data | grep -cE "^(.env|.git|secret.key)" || true'),
    '0',
    'no secret',
  )
}

const calmMs = 30_000

/**
 * Runs the image with 512 MB and one processor: it signs in, writes, bears some load, is stopped, killed and started again,
 * and the data has to be there.
 */
export const verifyNative = async (engine: Engine, image: string, platform: Platform): Promise<void> => {
  const { docker } = engine
  const crm = await container(engine, image, platform)
  const answersAfter = async (start: () => Promise<unknown>) => {
    const [, ms] = await timed(async () => {
      await start()
      await ready(crm.url)
    })
    return ms
  }
  try {
    say('first answer on an empty volume, ms', await answersAfter(crm.start))
    const { bearer, kept } = await smoke(crm.url, await crm.log())
    say('memory when idle, MB of 512', await memoryMB(engine, crm.name))
    for (const at of ['/api/crm/clients', '/api/crm/search?q=kept', '/login']) {
      const load = { url: crm.url + at, headers: bearer, connections: 8, duration: 10 }
      const { non2xx, errors, requests } = await autocannon(load)
      assert.equal(non2xx + errors, 0, `${at} under load`)
      say(`${at}, requests/s`, Math.round(requests.average))
    }
    say('memory right after that, MB of 512', await memoryMB(engine, crm.name))
    await sleep(calmMs)
    say('memory half a minute later, MB of 512', await memoryMB(engine, crm.name))
    await docker('exec', crm.name, 'node', 'scripts/is-healthy.mjs')

    const [, stopMs] = await timed(() => docker('stop', '--time', '30', crm.name))
    say('stopped by SIGTERM, ms', stopMs)
    assert(stopMs < 10_000, 'it stops within 10 s')
    say('started again, ms', await answersAfter(() => docker('start', crm.name)))
    await kept()
    await docker('kill', crm.name)
    say('started after a kill -9, ms', await answersAfter(() => docker('start', crm.name)))
    await kept()
    say('the data', 'was there both times')
  } finally {
    await crm.remove()
  }
}
