import fs from 'node:fs'

const file = new URL('../app/_messages/en.json', import.meta.url)
const messages: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))

const at = (tree: unknown, step: string): unknown =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).find(([key]) => key === step)?.[1]
    : undefined

/** A message as the page shows it: say('table.sortBy', { field: 'Added' }). Throws when the catalogue has no such key. */
export const say = (key: string, values: Record<string, string | number> = {}) => {
  const message = key.split('.').reduce(at, messages)
  if (typeof message !== 'string') throw new Error(`There is no message "${key}".`)
  return message.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
}

/** The label of a record's field, and of one of its options. */
export const label = (field: string) => say(`fields.${field}`)
export const option = (field: string, value: string) => say(`options.${field}.${value}`)

/** Matches what has this text somewhere in it. */
export const containing = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
