import { env } from '../env.ts'
import type { FileStore } from './file-store.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'

/** What keeps the contents of this instance's files: the bucket that is set, or else the data folder. */
export const fileStore: FileStore = env.s3 ? s3Store(env.s3, env.DATA_DIR) : folderStore(env.DATA_DIR)
