import type { Field, FormValue } from '../field.ts'
import type { AnyRow } from '../rooms.ts'

export type FormValues = Record<string, FormValue>

/** A row's value as it stands in an input. */
export const toForm = ({ kind }: Pick<Field, 'kind'>, value: unknown): FormValue => {
  if (value === null || value === undefined) return kind === 'tags' ? [] : ''
  return Array.isArray(value) ? value.map(String) : String(value)
}

export const formOf = (fields: readonly Field[], row?: AnyRow): FormValues =>
  Object.fromEntries(
    fields.map((field) => [field.name, row ? toForm(field, row[field.name]) : field.initial]),
  )

/** What an input says, as the procedures take it: nothing is null, digits are a number. */
export const toInput = (field: Field, value: FormValue): unknown => {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return field.clearable ? null : ''
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
      const value = values[field.name] ?? ''
      return sameValue(value, toForm(field, row[field.name])) ? [] : [[field.name, toInput(field, value)]]
    }),
  )
