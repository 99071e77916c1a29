import { z } from 'zod'
import { fileStore } from '../files/store.ts'

/** What a restore kept: the database of this name, and the contents of its files beside ours. */
export const asideName = z.string().regex(/^nexo_before_\d{14}$/)

export type AsidePlace = `files.before-${string}`
export type Aside = {
  database: string
  contents: AsidePlace
  /** Where those lie, for a person. */
  files: string
}

const asideOf = (stamp: string): Aside => {
  const contents = `files.before-${stamp}` as const
  return { database: `nexo_before_${stamp}`, contents, files: fileStore.whereIs(contents) }
}

/** Names for what is there now. */
export const newAside = () => asideOf(new Date().toISOString().replace(/\D/g, '').slice(0, 14))

/** Where the rest of what is kept under this name lies. */
export const asideCalled = (database: string) => asideOf(asideName.parse(database).slice(-14))
