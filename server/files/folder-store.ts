import { access, constants, copyFile, link, rename, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { contentMissing, type FileStore, inWords, type Place } from './file-store.ts'
import { inside, lyingIn, makeFolder, openFile, partEnd, removeParts, syncPath, writePart } from './folder.ts'

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Contents in folders below `root`, each under its name; what is still being written ends in `.part`. */
export const folderStore = (root: string): FileStore => {
  const folderOf = (place: Place) => path.join(/* turbopackIgnore: true */ root, place)
  const pathOf = (place: Place, name: string) => inside(folderOf(place), name)

  const namesIn = async (place: Place) => {
    const names: string[] = []
    for await (const some of lyingIn(folderOf(place))) names.push(...some.map(({ name }) => name))
    return names.filter((name) => !name.endsWith(partEnd))
  }
  const move = async (name: string, from: Place, to: Place) => {
    await makeFolder(folderOf(to))
    await rename(pathOf(from, name), pathOf(to, name))
    const now = new Date()
    await utimes(pathOf(to, name), now, now)
  }

  return {
    kind: 'folder',
    move,
    /** It has its name only when all of it is on the disk, so that no power cut leaves half a file. */
    async keep(place, name, body) {
      const part = `${pathOf(place, name)}${partEnd}`
      try {
        await makeFolder(folderOf(place))
        await writePart(part, body, (handle) => handle.sync())
        await rename(part, pathOf(place, name))
        await syncPath(folderOf(place))
      } catch (error) {
        throw inWords(error)
      }
    },
    open: (place, name) =>
      openFile(pathOf(place, name)).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw contentMissing(error)
      }),
    async *list(place) {
      for await (const some of lyingIn(folderOf(place)))
        yield some.filter(({ name }) => !name.endsWith(partEnd))
    },
    remove: (place, name) => rm(pathOf(place, name), { force: true }),
    /** Contents never change, so a second name for each costs no space and is as good as a copy. */
    async copyAll(from, to) {
      const there = new Set(await namesIn(to))
      for (const name of await namesIn(from)) {
        const [source, target] = [pathOf(from, name), pathOf(to, name)]
        if (!there.has(name)) await link(source, target).catch(() => copyFile(source, target))
      }
      await syncPath(folderOf(to))
    },
    async moveAll(from, to) {
      for (const name of await namesIn(from)) await move(name, from, to)
      await makeFolder(folderOf(to))
      await syncPath(folderOf(to))
    },
    clear: (place) => rm(folderOf(place), { recursive: true, force: true }),
    removeHalves: (age) => removeParts(folderOf('files'), age),
    whereIs: folderOf,
    async probe() {
      await makeFolder(folderOf('files'))
      await access(folderOf('files'), constants.R_OK | constants.W_OK | constants.X_OK)
    },
  }
}
