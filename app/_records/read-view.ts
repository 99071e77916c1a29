import type { Field } from './field.ts'
import type { AnyRow } from './rooms.ts'
import type { View } from './view.ts'

/** What a row is called. */
export const nameOf = (view: View, row: AnyRow) => String(row[view.name] ?? '')

/** Every field that a person may fill in, in the form's order. */
export const formFields = (view: View): Field[] =>
  view.sections.flatMap(({ fields }) => fields.filter(({ editable }) => editable))
