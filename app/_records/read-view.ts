import { type Field, isReference } from './field.ts'
import type { AnyRow } from './rooms.ts'
import type { View } from './view.ts'

/** What a row is called. */
export const nameOf = (view: View, row: AnyRow) => String(row[view.name] ?? '')

/** Every field that a form sends, in its order. */
export const formFields = (view: View): Field[] => [
  ...view.sections.flatMap(({ fields }) => fields.filter(({ editable }) => editable)),
  ...view.hidden,
]

/** Every field that a record's page or history may mention. */
export const allFields = (view: View): Field[] => [
  ...view.sections.flatMap(({ fields }) => fields),
  ...view.hidden,
]

/** The fields that a list shows. */
export const columnFields = (view: Pick<View, 'columns'>): Field[] => view.columns.map(({ field }) => field)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether an address may say this of a field: one typed by hand must not break the page. */
export const couldBe = (field: Field, value: string) => {
  if (field.options.length > 0) return field.options.includes(value)
  return !isReference(field) || uuid.test(value)
}
