import type { ImportKind } from '#domain/entities.ts'
import type { ImportMapping } from '#domain/imports.ts'
import type { Actor } from '../context.ts'
import { snake } from '../http/case.ts'
import { type ImportField, importFields } from './fields.ts'
import { knownHeaders, knownParts } from './known-headers.ts'
import { lookUp } from './look-up.ts'
import { labels, spelled } from './values.ts'

type Read = { of: ImportKind; columns: readonly string[]; rows: readonly (readonly string[])[] }

const isNamed = ({ name, label }: ImportField, column: string) =>
  [name, label, ...(knownHeaders[label] ?? [])].some((known) => spelled(known) === spelled(column))

/** By its own name first, as our exports write it; then by what others call it. */
const fieldFor = (fields: readonly ImportField[], column: string) =>
  fields.find(({ name }) => name === column || snake(name) === column) ??
  fields.find((field) => isNamed(field, column))

const isPartOf = ({ label }: ImportField, column: string) =>
  (knownParts[label] ?? []).includes(spelled(column))

/** Cells that stand in a column, each once, the first of them. */
const someOf = ({ rows }: Read, at: number) =>
  [...new Set(rows.map((cells) => cells[at] ?? '').filter(Boolean))].slice(0, 10)

/** Of a column that names records a word is believed only if one of them is there, but for the client of something. */
const leadsSomewhere = async (actor: Actor, field: ImportField, cells: string[]) => {
  const { to } = field
  if (!to || to === 'clients') return true
  for (const name of cells.flatMap(labels)) if ((await lookUp(actor, to, name)).length > 0) return true
  return false
}

/** "1.234,56" and "12,5" are written with a comma; "1,234.56" and "12.50" with a point; "1,234" may be either. */
const hasComma = /^\D*\d[\d.\s]*,\d{1,2}\D*$/
/** A day that only the order of "31/12/2026" or of "12/31/2026" can have. */
const dayOf = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/

const isMonthFirst = (cell: string) => {
  const [, first, second] = dayOf.exec(cell) ?? []
  return Number(first) <= 12 && Number(second) > 12
}

/** How a file is to be understood, as far as its header and its first rows tell. */
export const guessMapping = async (actor: Actor, read: Read): Promise<ImportMapping> => {
  const fields = importFields(read.of)
  const guessed = await Promise.all(
    read.columns.map(async (column, at) => {
      const field = fieldFor(fields, column)
      return field && (await leadsSomewhere(actor, field, someOf(read, at))) ? field.name : null
    }),
  )
  const whole = new Set(guessed)
  const columns = guessed.map((name, at) => {
    const part = fields.find((field) => !whole.has(field.name) && isPartOf(field, read.columns[at] ?? ''))
    return name ?? part?.name ?? null
  })
  // A list of companies has no other name for a client.
  if (read.of === 'clients' && !columns.includes('fullName')) {
    const company = columns.indexOf('companyName')
    if (company >= 0) columns[company] = 'fullName'
  }
  const cellsOf = (...kinds: ImportField['kind'][]) =>
    columns.flatMap((name, at) =>
      fields.some((field) => field.name === name && kinds.includes(field.kind)) ? someOf(read, at) : [],
    )
  return {
    columns,
    decimals: cellsOf('money', 'decimal').some((cell) => hasComma.test(cell)) ? 'comma' : 'point',
    days: cellsOf('day').some(isMonthFirst) ? 'monthFirst' : 'dayFirst',
    twins: 'skip',
    missing: columns.includes('clientId') ? 'add' : 'refuse',
  }
}
