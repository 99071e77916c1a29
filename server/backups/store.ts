import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Backup, backupName } from '#domain/backups.ts'
import { env } from '../env.ts'
import { readHead } from './archive.ts'
import { troubleOf } from './troubles.ts'

/** What became of a backup when it was restored; it lies beside it, so that it outlives the database. */
const proofShape = z.strictObject({
  rows: z.int().nullable(),
  files: z.int().nullable(),
  unsound: z.int().nullable(),
  provenAt: z.iso.datetime().nullable(),
  problem: z.string().nullable(),
})
type ProofNote = z.output<typeof proofShape>
export const unproven: ProofNote = { rows: null, files: null, unsound: null, provenAt: null, problem: null }

// Without the comment the build takes this for a reference to any file of the project, and packs them all.
export const pathOf = (name: string) =>
  path.join(/* turbopackIgnore: true */ env.BACKUP_DIR, backupName.parse(name))
const proofOf = (name: string) => `${pathOf(name)}.json`

export const nameAt = (moment: string) => `nexo-${moment.replace(/[-:.]/g, '')}.nexobackup`

export const makeFolder = () => mkdir(env.BACKUP_DIR, { recursive: true, mode: 0o700 })

export const writeProof = async (name: string, proof: ProofNote) => {
  const aside = `${proofOf(name)}.part`
  await writeFile(aside, JSON.stringify(proof), { mode: 0o600 })
  await rename(aside, proofOf(name))
}

const readProof = async (name: string): Promise<ProofNote> => {
  try {
    return proofShape.parse(JSON.parse(await readFile(/* turbopackIgnore: true */ proofOf(name), 'utf8')))
  } catch {
    return unproven // A backup that was brought from elsewhere has none.
  }
}

/** The names in the folder, the newest first; of a folder that is not there, none. */
export const backupNames = async (): Promise<string[]> => {
  const names = await readdir(/* turbopackIgnore: true */ env.BACKUP_DIR).catch(() => [])
  return names
    .filter((name) => backupName.safeParse(name).success)
    .sort()
    .reverse()
}

/** One backup, or undefined when it is not there or cannot be read as one. */
export const readBackup = async (name: string): Promise<Backup | undefined> => {
  try {
    const [{ createdAt, version, reason, lock }, { size }] = await Promise.all([
      readHead(pathOf(name)),
      stat(/* turbopackIgnore: true */ pathOf(name)),
    ])
    const proof = await readProof(name)
    const encrypted = lock !== null
    return { name, createdAt, version, reason, size, encrypted, ...proof, trouble: troubleOf(proof.problem) }
  } catch {
    return undefined
  }
}

/** Every backup in the folder that can be read as one, the newest first. */
export const allBackups = async (): Promise<Backup[]> => {
  const found: Backup[] = []
  for (const name of await backupNames()) {
    const backup = await readBackup(name)
    if (backup) found.push(backup)
  }
  return found
}

/** The bytes of the newest backup: what the next will take. */
export const newestSize = async (): Promise<number | undefined> => {
  const [name] = await backupNames()
  return name ? (await readBackup(name))?.size : undefined
}

/** Deletes a backup for good; false when it was not there. */
export const removeBackup = async (name: string): Promise<boolean> => {
  const there = await stat(/* turbopackIgnore: true */ pathOf(name)).catch(() => undefined)
  await rm(pathOf(name), { force: true })
  await rm(proofOf(name), { force: true })
  return there !== undefined
}

/** When the newest proven backup was made, and what is wrong with the newest of all. */
export const backupsState = async (): Promise<{ lastProven: string | null; problem: string | null }> => {
  const names = await backupNames()
  const problem = names[0] ? (await readProof(names[0])).problem : null
  for (const name of names)
    if ((await readProof(name)).provenAt)
      return { lastProven: (await readBackup(name))?.createdAt ?? null, problem }
  return { lastProven: null, problem }
}
