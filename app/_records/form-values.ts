import type { Field } from './field.ts'
import type { AnyRow } from './rooms.ts'

/** What stands in an input: text, or tags. */
export type FormValue = string | string[]
export type FormValues = Record<string, FormValue>

const blank = (field: Field): FormValue => (field.kind === 'tags' ? [] : '')

/** A row's value as it stands in an input. */
export const toForm = (field: Field, value: unknown): FormValue => {
  if (value === null || value === undefined) return blank(field)
  return Array.isArray(value) ? value.map(String) : String(value)
}

/** What a new record starts with: the defaults of its zod, else nothing. */
const initialOf = (field: Field): FormValue => {
  const parsed = field.schema?.safeParse(undefined)
  return parsed?.success ? toForm(field, parsed.data) : blank(field)
}

export const formOf = (fields: readonly Field[], row?: AnyRow): FormValues =>
  Object.fromEntries(
    fields.map((field) => [field.name, row ? toForm(field, row[field.name]) : initialOf(field)]),
  )

/** What an input says, as the procedures take it: nothing is null, digits are a number. */
export const toInput = (field: Field, value: FormValue): unknown => {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return field.clearable ? null : ''
  if (field.kind === 'integer' || field.kind === 'rating') return Number(text)
  return value
}

/** The code of what is wrong with a value, by the very zod that the server uses; undefined when it is good. */
export const wrongWith = (field: Field, value: FormValue): string | undefined =>
  field.schema?.safeParse(toInput(field, value)).error?.issues[0]?.message

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
