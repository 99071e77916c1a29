import { fileStore } from '../files/store.ts'
import type { AsidePlace } from './aside.ts'

const arriving = 'files.restoring'

/** Room beside the contents, for those of a backup. What a killed restore left in it is gone. */
export const beginArriving = () => endArriving()
export const endArriving = () => fileStore.clear(arriving)

/** Keeps one content there, to stay when this resolves. */
export const keepArriving = (id: string, body: AsyncIterable<Uint8Array>) =>
  fileStore.keep(arriving, id, body)

/** Keeps a copy of the contents that are there under `aside`. */
export const keepContentsAside = (aside: AsidePlace) => fileStore.copyAll('files', aside)

/** Those that are there stay beside the ones from `aside`: the database does not know them. */
export const putContentsBack = (aside: AsidePlace) => fileStore.copyAll(aside, 'files')

export const dropContentsAside = (aside: AsidePlace) => fileStore.clear(aside)

/** The contents from before stay among them until their rows are gone: the database is not swapped yet. */
export const moveContentsIn = () => fileStore.moveAll(arriving, 'files')
