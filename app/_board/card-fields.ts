import type { Field } from '../_records/field.ts'
import { columnFields } from '../_records/read-view.ts'
import type { View } from '../_records/view.ts'

/** A column says these already, and a name is its card's title. */
const saidOtherwise = new Set(['status', 'stageId'])
const most = 4

/** What a card says below its name: the first of the list's columns. */
export const cardFields = (view: View): Field[] =>
  columnFields(view)
    .filter(({ name }) => name !== view.name && !saidOtherwise.has(name))
    .slice(0, most)
