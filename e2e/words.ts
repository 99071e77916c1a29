import fs from 'node:fs'
import type { Language } from '#domain/languages.ts'

const catalogue = (language: Language): unknown =>
  JSON.parse(fs.readFileSync(new URL(`../app/_messages/${language}.json`, import.meta.url), 'utf8'))

const at = (tree: unknown, step: string): unknown =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).find(([key]) => key === step)?.[1]
    : undefined

/** Messages as a page of this language shows them; see `say`. */
export const wordsIn = (language: Language) => {
  const messages = catalogue(language)
  return (key: string, values: Record<string, string | number> = {}) => {
    const message = key.split('.').reduce(at, messages)
    if (typeof message !== 'string') throw new Error(`There is no message "${key}".`)
    return message.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
  }
}

/** A message as the page shows it: say('table.sortBy', { field: 'Added' }). Throws when the catalogue has no such key. */
export const say = wordsIn('en')

/** The label of a record's field, and of one of its options. */
export const label = (field: string) => say(`fields.${field}`)
export const option = (field: string, value: string) => say(`options.${field}.${value}`)

/** Matches what has this text somewhere in it. */
export const containing = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
