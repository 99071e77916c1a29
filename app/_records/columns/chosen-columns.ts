import { maxColumns } from '#domain/views.ts'
import type { View } from '../view.ts'

type Column = View['columns'][number]

/** The columns that a list can have: its own, and every other field that fits into a line. */
export const columnChoices = (view: View): Column[] => {
  const own = new Set(view.columns.map(({ field }) => field.name))
  const others = view.sections
    .flatMap(({ fields }) => fields)
    .filter(({ name, kind }) => !own.has(name) && kind !== 'long' && kind !== 'lines')
  return [
    ...view.columns,
    ...others.map((field) => ({ field, share: 14, sort: false, from: undefined, card: undefined })),
  ]
}

/** Chosen columns are shown on every desk; only where there is no room for all, the last ones go. */
const fromFor = (at: number): Column['from'] =>
  at < 5 ? undefined : at < 7 ? 'md' : at < 9 ? 'lg' : undefined

/** A phone's card has room for three of them beside the name: a state, and two more facts. */
const onCard = (columns: Column[]): Column[] => {
  const side = columns.findIndex(({ field }, at) => at > 0 && field.kind === 'pick')
  const [line, end] = columns.flatMap((_, at) => (at > 0 && at !== side ? [at] : []))
  const cards = new Map([
    [side, 'side'],
    [line, 'line'],
    [end, 'end'],
  ] as const)
  return columns.map((column, at) => ({
    ...column,
    from: fromFor(at),
    card: cards.get(at),
  }))
}

/** The view with these columns in this order; the name, which leads to the record, stays the first. Unknown ones are left out. */
export const withColumns = (view: View, names: readonly string[]): View => {
  const [first] = view.columns
  const known = new Map(columnChoices(view).map((column) => [column.field.name, column]))
  const chosen = [...new Set(names)].flatMap((name) => known.get(name) ?? [])
  if (!first || chosen.length === 0) return view
  const others = chosen.filter(({ field }) => field.name !== first.field.name)
  return { ...view, columns: onCard([first, ...others].slice(0, maxColumns)) }
}
