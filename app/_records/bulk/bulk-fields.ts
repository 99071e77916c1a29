import type { Field } from '../field.ts'
import { dependents } from '../form/within.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'

/** Names tell records apart, long texts are about one of them, and tags are added and taken away. */
const suits = (view: View, { name, kind, editable, toIn }: Field) =>
  editable && name !== view.name && name !== 'tags' && !toIn && kind !== 'long' && kind !== 'lines'

/** What one may change in many rows at once. A field that others hang on is changed row by row, together with them. */
export const bulkFields = (view: View): Field[] =>
  view.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => suits(view, field) && dependents(view, field.name).length === 0)

export const tagField = (view: View): Field | undefined =>
  view.sections.flatMap(({ fields }) => fields).find(({ name, editable }) => name === 'tags' && editable)

/** The values that all of these rows share. */
export const sharedValues = (rows: readonly AnyRow[], names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const [first] = rows
      const same = rows.every((row) => JSON.stringify(row[name]) === JSON.stringify(first?.[name]))
      return first && same ? [[name, first[name]]] : []
    }),
  )
