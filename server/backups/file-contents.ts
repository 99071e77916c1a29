import { createWriteStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { env } from '../env.ts'
import { folder } from '../files/store.ts'

const arriving = path.join(/* turbopackIgnore: true */ env.DATA_DIR, 'files.restoring')

const syncPath = async (place: string) => {
  const handle = await open(place)
  await handle.sync().finally(() => handle.close())
}

const idsIn = async (where: string) => {
  const entries = await readdir(where, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map(({ name }) => name)
}

/** Contents never change, so a second name for each costs no space and is as good as a copy. */
const linkAll = async (from: string, to: string) => {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const there = new Set(await idsIn(to))
  for (const id of await idsIn(from)) {
    const [source, target] = [
      path.join(/* turbopackIgnore: true */ from, id),
      path.join(/* turbopackIgnore: true */ to, id),
    ]
    if (!there.has(id)) await link(source, target).catch(() => copyFile(source, target))
  }
  await syncPath(to)
}

/** An empty folder beside the contents, for those of a backup. What a killed restore left in it is gone. */
export const beginArriving = async () => {
  await endArriving()
  await mkdir(arriving, { recursive: true, mode: 0o700 })
}
export const endArriving = () => rm(arriving, { recursive: true, force: true })

/** Keeps one content there, on the disk when this resolves. */
export const keepArriving = async (id: string, body: AsyncIterable<Uint8Array>) => {
  const file = path.join(/* turbopackIgnore: true */ arriving, id)
  await pipeline(Readable.from(body), createWriteStream(file, { mode: 0o600 }))
  await syncPath(file)
}

/** Gives the contents that are there a second name in `aside`. */
export const keepContentsAside = (aside: string) => linkAll(folder, aside)

/** Those that are there stay beside the ones from `aside`: the database does not know them. */
export const putContentsBack = (aside: string) => linkAll(aside, folder)

/** The contents from before stay among them until their rows are gone: the database is not swapped yet. */
export const moveContentsIn = async () => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const id of await idsIn(arriving))
    await rename(
      path.join(/* turbopackIgnore: true */ arriving, id),
      path.join(/* turbopackIgnore: true */ folder, id),
    )
  await syncPath(folder)
}
