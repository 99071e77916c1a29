import path from 'node:path'
import { z } from 'zod'
import { env } from '../env.ts'

/** What a restore kept: the database of this name, and the contents of its files in a folder beside ours. */
export const asideName = z.string().regex(/^nexo_before_\d{14}$/)

export type Aside = { database: string; files: string }

const asideOf = (stamp: string): Aside => ({
  database: `nexo_before_${stamp}`,
  files: path.join(/* turbopackIgnore: true */ env.DATA_DIR, `files.before-${stamp}`),
})

/** Names for what is there now. */
export const newAside = () => asideOf(new Date().toISOString().replace(/\D/g, '').slice(0, 14))

/** Where the rest of what is kept under this name lies. */
export const asideCalled = (database: string) => asideOf(asideName.parse(database).slice(-14))
