import fs from 'node:fs'
import { aptInstall } from '../apt.mjs'
import { container } from './container.ts'
import type { Engine } from './engine.ts'
import { sayLayers } from './layers.ts'
import { ready } from './ready.ts'
import { run } from './run.ts'
import { say, seconds, timed } from './say.ts'
import { smoke } from './smoke.ts'

const registered = '/proc/sys/fs/binfmt_misc'

/**
 * Sees to it that this kernel hands programs of arm64 to qemu, in containers too. Throws an Error that says what is missing.
 */
export const ensureArm64 = async (): Promise<void> => {
  if (process.arch === 'arm64') return
  if (!fs.existsSync(`${registered}/register`))
    await run('mount', ['-t', 'binfmt_misc', 'binfmt_misc', registered])
  if (fs.existsSync(`${registered}/qemu-aarch64`)) return
  for (const name of ['qemu-user-static', 'binfmt-support'])
    if (!(await aptInstall(name))) throw new Error(`Install ${name}, or leave --arm64 away.`)
  // Where the packages were there already, nobody has told this kernel.
  if (!fs.existsSync(`${registered}/qemu-aarch64`)) await run('update-binfmts', ['--enable', 'qemu-aarch64'])
}

/** Builds the image for arm64 from the same Dockerfile. */
export const buildArm64 = async (engine: Engine, image: string, folder: string): Promise<void> => {
  const options = ['--platform', 'linux/arm64', '--network', 'host', '--tag', image]
  const [, ms] = await timed(() => engine.docker('build', ...options, '.'))
  say('arm64: built from the Dockerfile', seconds(ms))
  await sayLayers(engine, image, folder)
}

/**
 * Runs that image under qemu: it signs in, writes and reads. With 2 GB, because qemu keeps its translation of each of the
 * many processes, and within ten minutes, because that is slow.
 */
export const verifyArm64 = async (engine: Engine, image: string): Promise<void> => {
  const crm = await container(engine, image, 'arm64', '2g')
  try {
    const [, firstMs] = await timed(async () => {
      await crm.start()
      await ready(crm.url, 600_000)
    })
    say('arm64: first answer on an empty volume', seconds(firstMs))
    const [, smokeMs] = await timed(async () => smoke(crm.url, await crm.log()))
    say('arm64: set up, signed in, wrote and read', seconds(smokeMs))
    const machine = await engine.docker(
      'exec',
      crm.name,
      'node',
      '-p',
      'process.arch + " " + process.version',
    )
    say('arm64: Node says', machine)
  } finally {
    await crm.remove()
  }
}
