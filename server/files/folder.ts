import { type FileHandle, mkdir, open, opendir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Lying, Opened } from './file-store.ts'

const batch = 500
const chunkBytes = 64 * 1024
export const partEnd = '.part'

export const inside = (folder: string, name: string) => path.join(/* turbopackIgnore: true */ folder, name)

export const makeFolder = (folder: string) => mkdir(folder, { recursive: true, mode: 0o700 })

/** Waits until the names in a folder, or the bytes of a file, are on the disk. */
export const syncPath = async (place: string) => {
  const handle = await open(/* turbopackIgnore: true */ place)
  await handle.sync().finally(() => handle.close())
}

/** The files of a folder, some hundreds at a time, with the milliseconds since each was last written. */
export async function* lyingIn(folder: string): AsyncIterable<Lying[]> {
  const some: Lying[] = []
  await makeFolder(folder)
  for await (const entry of await opendir(folder)) {
    if (!entry.isFile()) continue
    // One that is gone by now was finished or taken by another process.
    const found = await stat(inside(folder, entry.name)).catch(() => undefined)
    if (found) some.push({ name: entry.name, age: Date.now() - found.mtimeMs })
    if (some.length === batch) yield some.splice(0)
  }
  yield some
}

/** Takes away what was being written by a process that is gone. */
export const removeParts = async (folder: string, age: number) => {
  for await (const some of lyingIn(folder))
    for (const part of some)
      if (part.name.endsWith(partEnd) && part.age > age) await rm(inside(folder, part.name), { force: true })
}

/** Writes a body to a new file while it arrives. After a failure there is no file. */
export const writePart = async (
  file: string,
  body: AsyncIterable<Uint8Array>,
  finish?: (handle: FileHandle) => Promise<void>,
) => {
  try {
    const handle = await open(/* turbopackIgnore: true */ file, 'w', 0o600)
    try {
      for await (const chunk of body) await handle.writeFile(chunk)
      await finish?.(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** A file as a stream that reads only as fast as it is taken, and lets go of the file when it is left. */
export const openFile = async (file: string): Promise<Opened> => {
  const handle = await open(/* turbopackIgnore: true */ file)
  const { size } = await handle.stat()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(chunkBytes) })
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        await handle.close()
        controller.close()
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    cancel: () => handle.close(),
  })
  return { size, body }
}
