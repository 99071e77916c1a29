import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { lookAtContainers } from './compose-containers.ts'
import { type Compose, composeFor } from './compose-program.ts'
import type { Engine } from './engine.ts'
import { httpsTo } from './https.ts'
import { succeeds } from './run.ts'
import { say, seconds, timed } from './say.ts'
import { makeSite, type Site, siteUrl } from './site.ts'

/** As compose.yaml calls our image. */
const ours = 'nexo-crm'

/** Gets an image, or builds what stands in for it. Gives back its name if it was not there before. */
const provide = async ({ docker }: Engine, image: string) => {
  if (await succeeds(docker('image', 'inspect', image))) return []
  const build = ['build', '--network', 'host', '--tag', image]
  const [from, ms] = await timed(async () => {
    if (await succeeds(docker('pull', '--quiet', image))) return 'from the registry'
    await docker(...build, `scripts/image/stand-ins/${image.split(':')[0]}`)
    return 'a stand-in'
  })
  say(image, `${from} (${seconds(ms)})`)
  return [image]
}

const verifySite = async (engine: Engine, compose: Compose, { folder, profiles }: Site) => {
  const up = async (what: string, ...options: string[]) => {
    const [, ms] = await timed(() => compose('up', '--wait', '--wait-timeout', '300', ...options))
    say(`compose: ${what}`, seconds(ms))
  }
  await up('all healthy on empty volumes')
  const root = path.join(folder, 'root.crt')
  await compose('cp', 'caddy:/data/caddy/pki/authorities/local/root.crt', root)
  fs.chmodSync(root, 0o644)
  const https = httpsTo(engine, ours, siteUrl, root)
  const id = await https.first(await compose('logs', 'crm'))
  await https.refusesStrangers(id)
  say('compose: set up, signed in, wrote and read', siteUrl)
  await lookAtContainers(engine, compose)

  const [, downMs] = await timed(() => compose('down'))
  say('compose: all stopped and removed', seconds(downMs))
  await up('all healthy on volumes with data')
  await https.again(id)
  profiles('full,https,replicas')
  await up('one more server', '--scale', 'replica=1')
  await compose('stop', 'crm')
  const [, replicaMs] = await timed(() => https.again(id))
  say('compose: read from the second, ms', replicaMs)
}

/**
 * Runs compose.yaml as it is with the image `image`, PostgreSQL, Redis and Caddy, and once with one server more; people come
 * by https. Needs the ports 80 and 443. Leaves none of it behind.
 */
export const verifyCompose = async (engine: Engine, image: string, folder: string): Promise<void> => {
  const { docker } = engine
  assert(!(await succeeds(docker('image', 'inspect', ours))), `${ours} is in use on this machine`)
  const site = await makeSite(path.join(folder, 'site'))
  site.profiles('full,https')
  const compose = await composeFor(engine, site.folder)
  const brought = [ours]
  try {
    await docker('tag', image, ours)
    for (const name of (await compose('config', '--images')).split('\n'))
      brought.push(...(await provide(engine, name)))
    await verifySite(engine, compose, site)
  } catch (error) {
    process.stderr.write(await compose('logs', '--tail', '40').catch(() => ''))
    throw error
  } finally {
    await compose('down', '--volumes', '--remove-orphans', '--timeout', '5').catch(() => undefined)
    await docker('image', 'rm', '--force', ...brought).catch(() => undefined)
  }
}
