import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { baseName } from './base.ts'
import type { Engine } from './engine.ts'
import { run } from './run.ts'

const config = z.object({
  Env: z.array(z.string()),
  Entrypoint: z.array(z.string()),
  Cmd: z.array(z.string()),
  WorkingDir: z.string(),
})

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

/** What the image runs, as a script of its own shell. */
const entryOf = async ({ docker }: Engine, image: string) => {
  const asked = await docker('image', 'inspect', '--format', '{{json .Config}}', image)
  const { Env, Entrypoint, Cmd, WorkingDir } = config.parse(JSON.parse(asked))
  // tini is the first process of a container, and not of a machine.
  const env = [...Env, 'TINI_SUBREAPER=1'].map(quoted).join(' ')
  return `cd ${quoted(WorkingDir)} && exec env -i ${env} ${[...Entrypoint, ...Cmd].map(quoted).join(' ')}`
}

/** The image's file system on a disk, as it is but for the names that Docker gives every container. */
const makeRootDisk = async ({ docker }: Engine, image: string, folder: string) => {
  const root = path.join(folder, 'root')
  const tar = `${root}.tar`
  const disk = `${root}.ext4`
  const id = await docker('create', '--platform', 'linux/arm64', image)
  await docker('export', '--output', tar, id)
  await docker('rm', '--volumes', id)
  fs.mkdirSync(root)
  await run('tar', ['-xpf', tar, '-C', root])
  fs.rmSync(tar)
  fs.writeFileSync(path.join(root, 'etc/hosts'), '127.0.0.1 localhost\n')
  await run('mke2fs', ['-q', '-t', 'ext4', '-d', root, disk, '2G'])
  fs.rmSync(root, { recursive: true })
  return disk
}

export type BootFiles = { kernel: string; initramfs: string; root: string; data: string }

/** A kernel, what it starts with, the image's disk and an empty one for /data that belongs to the image's user. */
export const makeBootFiles = async (engine: Engine, image: string, folder: string): Promise<BootFiles> => {
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, 'entry'), await entryOf(engine, image))
  const scripts = path.resolve('scripts/image/boot')
  const places = ['--volume', `${folder}:/out`, '--volume', `${scripts}:/boot-files:ro`]
  const network = ['--network', 'host']
  await engine.docker('run', '--rm', ...network, ...places, baseName, 'sh', '/boot-files/kernel.sh')
  const data = path.join(folder, 'data.ext4')
  await run('mke2fs', ['-q', '-t', 'ext4', '-E', 'root_owner=1000:1000', data, '2G'])
  return {
    kernel: path.join(folder, 'vmlinuz'),
    initramfs: path.join(folder, 'initramfs'),
    root: await makeRootDisk(engine, image, folder),
    data,
  }
}
