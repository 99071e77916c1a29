import type { Field } from './field.ts'
import type { AnyRow } from './rooms.ts'

/** One line of an order as it stands in its inputs, by the names of its columns. */
export type LineValue = Record<string, string>
/** What stands in an input: text (yes and no too), several ids or tags, or lines. */
export type FormValue = string | string[] | LineValue[]
export type FormValues = Record<string, FormValue>

const isSeveral = ({ kind }: Field) => kind === 'tags' || kind === 'references' || kind === 'lines'
const blank = (field: Field): FormValue => (isSeveral(field) ? [] : '')

const lineOf = (field: Field, line: object): LineValue => {
  const values: Record<string, unknown> = { ...line }
  return Object.fromEntries(field.columns.map(({ name }) => [name, String(values[name] ?? '')]))
}

/** A row's value as it stands in an input. */
export const toForm = (field: Field, value: unknown): FormValue => {
  if (value === null || value === undefined) return blank(field)
  if (!Array.isArray(value)) return String(value)
  return field.kind === 'lines' ? value.map((line) => lineOf(field, Object(line))) : value.map(String)
}

/** What a new record starts with: the defaults of its zod, else nothing. */
export const initialOf = (field: Field): FormValue => {
  const parsed = field.schema?.safeParse(undefined)
  return parsed?.success ? toForm(field, parsed.data) : blank(field)
}

export const formOf = (fields: readonly Field[], row?: AnyRow, start: FormValues = {}): FormValues =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      row ? toForm(field, row[field.name]) : (start[field.name] ?? initialOf(field)),
    ]),
  )

const isLine = (value: string | LineValue): value is LineValue => typeof value !== 'string'

/** The lines in an input. */
export const linesIn = (value: FormValue): LineValue[] =>
  typeof value === 'string' ? [] : value.filter(isLine)
/** The tags or ids in an input. */
export const textsIn = (value: FormValue): string[] =>
  typeof value === 'string' ? [] : value.filter((one) => typeof one === 'string')

/** Lines at the end that nobody has begun are no lines. */
const begunLines = (field: Field, lines: LineValue[]) => {
  const begun = (line: LineValue) =>
    field.columns.some(({ name, required }) => required && line[name]?.trim())
  return lines.slice(0, lines.findLastIndex(begun) + 1)
}

/** What an input says, as the procedures take it: nothing is null, digits are a number. */
export const toInput = (field: Field, value: FormValue): unknown => {
  if (field.kind === 'lines') return begunLines(field, linesIn(value))
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return field.clearable ? null : ''
  if (field.kind === 'integer' || field.kind === 'rating') return Number(text)
  if (field.kind === 'yesNo') return text === 'true'
  return value
}

/** Where and what is wrong with a value, by the very zod that the server uses: paths begin with the field's name. */
export const wrongWith = (field: Field, value: FormValue): { path: string; code: string }[] => {
  const issues = field.schema?.safeParse(toInput(field, value)).error?.issues ?? []
  return issues.map(({ path, message }) => ({ path: [field.name, ...path].join('.'), code: message }))
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
