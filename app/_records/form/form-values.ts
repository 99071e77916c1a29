import { type Field, type FormValue, isDecimal, type LineValue } from '../field.ts'
import type { AnyRow } from '../rooms.ts'
import { plainNumber } from './number-text.ts'

export type FormValues = Record<string, FormValue>
type Shape = Pick<Field, 'kind' | 'columns'>

const several = new Set(['tags', 'references', 'lines'])
const blank = ({ kind }: Shape): FormValue => (several.has(kind) ? [] : '')

/** "3.00" pieces are typed "3". */
const typed = (kind: Field['kind'], text: string) => (kind === 'decimal' ? text.replace(/\.00$/, '') : text)

const lineOf = ({ columns }: Shape, line: object): LineValue => {
  const values: Record<string, unknown> = { ...line }
  return Object.fromEntries(columns.map(({ name, kind }) => [name, typed(kind, String(values[name] ?? ''))]))
}

/** A row's value as it stands in an input. */
export const toForm = (field: Shape, value: unknown): FormValue => {
  if (value === null || value === undefined) return blank(field)
  if (!Array.isArray(value)) return typed(field.kind, String(value))
  return field.kind === 'lines' ? value.map((line) => lineOf(field, Object(line))) : value.map(String)
}

export const formOf = (fields: readonly Field[], row?: AnyRow, start: FormValues = {}): FormValues =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      row ? toForm(field, row[field.name]) : (start[field.name] ?? field.initial),
    ]),
  )

/** The tags or ids in an input. */
export const textsIn = (value: FormValue): string[] =>
  typeof value === 'string' ? [] : value.filter((one) => typeof one === 'string')
/** The lines in an input. */
export const linesIn = (value: FormValue): LineValue[] =>
  typeof value === 'string' ? [] : value.filter((one) => typeof one !== 'string')

/** Lines at the end that nobody has begun are no lines. */
const begunLines = ({ columns }: Field, lines: LineValue[]) => {
  const isBegun = (line: LineValue) => columns.some(({ name, required }) => required && line[name]?.trim())
  return lines.slice(0, lines.findLastIndex(isBegun) + 1)
}

const lineInput = ({ columns }: Field, line: LineValue): LineValue =>
  Object.fromEntries(
    Object.entries(line).map(([name, text]) => {
      const column = columns.find((one) => one.name === name)
      return [name, column && isDecimal(column) ? plainNumber(text) : text]
    }),
  )

/** What an input says, as the procedures take it: nothing is null, digits are a number. */
export const toInput = (field: Field, value: FormValue): unknown => {
  if (field.kind === 'lines') return begunLines(field, linesIn(value)).map((line) => lineInput(field, line))
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return field.clearable ? null : ''
  if (field.kind === 'yesNo') return text === 'true'
  if (isDecimal(field)) return plainNumber(value)
  const isNumber = field.kind === 'integer' || field.kind === 'rating'
  // What is no number stays text, for zod to refuse: NaN would travel as null and empty the field.
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : value
}

export const sameValue = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields that differ from the row, as the procedures take them. */
export const changedFields = (
  fields: readonly Field[],
  row: AnyRow,
  values: FormValues,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? blank(field)
      return sameValue(value, toForm(field, row[field.name])) ? [] : [[field.name, toInput(field, value)]]
    }),
  )
