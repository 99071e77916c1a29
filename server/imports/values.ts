import type { ImportMapping } from '#domain/imports.ts'
import type { FieldError } from '../errors.ts'
import type { ImportField } from './fields.ts'
import { nulPicture } from './read-file.ts'

/** "One thing ::: another", as Google writes several values in one cell. */
const several = /\s*:::\s*/

/** Our own exports put an apostrophe before what a spreadsheet would run (records/csv.ts). */
const asTyped = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/, '')

/** "Café  Crème" and "cafe_creme" are spelled alike. */
export const spelled = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const yes = ['true', 'yes', 'y', '1', 'x', 'si', 's', 'ja', 'oui']
const no = ['false', 'no', 'n', '0', 'nein', 'non']

const yesNo = (cell: string): unknown => {
  const said = spelled(cell)
  if (yes.includes(said)) return true
  return no.includes(said) ? false : cell
}

/** "1.234,56 €" as 1234.56; what is no number stays as it is, for the field to refuse. */
const decimal = (cell: string, { decimals }: ImportMapping): string => {
  const bare = cell.replace(/[\s\u00a0\u202f'’%]|[\p{Sc}]|\b[A-Z]{3}\b/gu, '')
  const [group, point] = decimals === 'comma' ? ['.', ','] : [',', '.']
  const plain = bare.replaceAll(group, '').replace(point, '.')
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? plain.replace(/^\+/, '') : cell
}

const whole = (cell: string, mapping: ImportMapping): unknown => {
  const plain = decimal(cell, mapping)
  return /^-?\d{1,9}(\.0+)?$/.test(plain) ? Number(plain) : cell
}

const isoDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/
const writtenDay = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$/
const two = (text: string | undefined) => String(text).padStart(2, '0')

/** "31/12/2026" or "2026-12-31 14:05" as 2026-12-31; what is no day stays as it is, for the field to refuse. */
const day = (cell: string, { days }: ImportMapping): string => {
  const iso = isoDay.exec(cell)
  if (iso) return `${iso[1]}-${two(iso[2])}-${two(iso[3])}`
  const written = writtenDay.exec(cell)
  if (!written) return cell
  const [first, second] = [written[1], written[2]]
  const [inMonth, month] = days === 'dayFirst' ? [first, second] : [second, first]
  return `${written[3]}-${two(month)}-${two(inMonth)}`
}

const option = (cell: string, options: readonly string[]) =>
  options.find((one) => spelled(one) === spelled(cell)) ?? cell

/** Google marks its own groups: "* myContacts". */
export const labels = (cell: string) =>
  cell
    .split(/:::|[;,|\n]/)
    .map((one) => one.replace(/^\s*\*\s/, '').trim())
    .filter(Boolean)

const address = (cell: string) =>
  /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/|$)/u.test(cell) ? `https://${cell}` : cell

/** What a field is told by its cells, of which none is blank. References are still names. */
const valueFor = ({ kind, options }: ImportField, cells: string[], mapping: ImportMapping): unknown => {
  const [first = ''] = cells
  const [one = first] = first.split(several)
  switch (kind) {
    case 'tags':
    case 'references':
      return cells.flatMap(labels)
    case 'text':
      return cells.join(' ')
    case 'long':
      return cells.join('\n')
    case 'email':
      return one.replace(/^mailto:/i, '')
    case 'phone':
      return one
    case 'url':
      return address(one)
    case 'money':
    case 'decimal':
      return decimal(first, mapping)
    case 'integer':
    case 'rating':
      return whole(first, mapping)
    case 'day':
      return day(first, mapping)
    case 'yesNo':
      return yesNo(first)
    case 'pick':
      return option(first, options)
    default:
      return first
  }
}

/** A row's values by field; a field whose cells are all blank is not among them. */
export const valuesOf = (
  fields: readonly ImportField[],
  mapping: ImportMapping,
  cells: readonly string[],
): { values: Record<string, unknown>; errors: FieldError[] } => {
  const found = fields.flatMap((field) => {
    const own = mapping.columns.flatMap((name, at) => {
      const cell = cells[at]
      return name === field.name && cell ? [asTyped(cell)] : []
    })
    return own.length > 0 ? [{ field, own }] : []
  })
  return {
    values: Object.fromEntries(found.map(({ field, own }) => [field.name, valueFor(field, own, mapping)])),
    errors: found
      .filter(({ own }) => own.some((cell) => cell.includes(nulPicture)))
      .map(({ field }) => ({ path: field.name, message: 'unstorable_text' })),
  }
}
