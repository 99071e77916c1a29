import { statfs } from 'node:fs/promises'
import { env } from '../env.ts'

/** Bytes of the file system that a folder lies on: what we may still write there, and all there is. */
export const spaceOf = async (folder: string): Promise<{ free: number; total: number }> => {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

/** Bytes that stay free for PostgreSQL and for people who clear up (docs/decisions/0016). */
export const reserve = () => env.DISK_RESERVE_MB * 1e6
