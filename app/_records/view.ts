import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Field, fieldOf } from './field.ts'
import type { AnyRow, FilterOf, Room, RowOf, SortOf } from './rooms.ts'

/** From which width on a column is shown; below, the table drops it rather than scroll sideways. */
export type From = 'md' | 'lg' | 'xl'

type Column<Row, Sort extends string> = {
  [F in keyof Row & string]: {
    field: F
    /** Share of the width, against the other columns'. */
    share: number
    sort?: F extends Sort ? true : never
    from?: From
    /** Shown on a phone's card: beside the name, or in the line below it. The first column is the card's name. */
    card?: 'side' | 'line'
    cell?(row: Row): ReactNode
  }
}[keyof Row & string]

type Section<Row> = { title: string; fields: readonly (keyof Row & string)[] }

/** Records of another room that refer to this one, by one of that room's filters. */
type Related = { [R in Room]: { view: View<R>; by: FilterOf<R> } }[Room]

/** What one kind of record looks like, checked against what its procedures answer. */
type RecordView<R extends Room> = {
  of: R
  input: z.ZodObject
  /** A row's name, for headings, toasts and links. */
  name(row: RowOf<R>): string
  /** A readable number beside the name. */
  code?: keyof RowOf<R> & string
  columns: readonly Column<RowOf<R>, SortOf<R>>[]
  /** Narrowing by chips; a field without fixed options is narrowed by clicking one of its values. */
  filters: readonly FilterOf<R>[]
  /** What the list is sorted by until someone chooses: a column of its `sort`, with a minus for descending. */
  sort: SortOf<R> | `-${SortOf<R>}`
  /** The facts and the form, in reading order; titles are message keys of the room. */
  sections: readonly Section<RowOf<R>>[]
  /** Fields that a form sends and nobody types: they come from the page that led to it. */
  hidden?: readonly (keyof RowOf<R> & string)[]
  /** Fields whose choices belong to what another field holds; `name` is what a choice is called by. */
  within?: { [F in keyof RowOf<R> & string]?: { by: keyof RowOf<R> & string; name: string } }
  /** The day by which something has to happen, as long as the row is open. */
  due?: { field: keyof RowOf<R> & string; open(row: RowOf<R>): boolean }
  /** Shown on the record's page as tabs. */
  related?: readonly Related[]
}

export type AnyColumn = Omit<Column<AnyRow, string>, 'sort'> & { sort?: boolean }

/** A view as the kit handles it: which room it is has been checked. */
export type View<R extends Room = Room> = {
  of: R
  name(row: AnyRow): string
  code: string | undefined
  columns: readonly (AnyColumn & { of: Field })[]
  filters: readonly Field[]
  sort: string
  sections: readonly { title: string; fields: readonly Field[] }[]
  hidden: readonly Field[]
  within: Record<string, { by: string; name: string } | undefined>
  due: { field: string; open(row: AnyRow): boolean } | undefined
  related: readonly { view: View; by: string }[]
}

export const recordView = <R extends Room>({
  of,
  input,
  name,
  code,
  columns,
  filters,
  sort,
  sections,
  hidden = [],
  within = {},
  due,
  related = [],
}: RecordView<R>): View<R> => {
  const field = (name: string) => fieldOf(input, name)
  return {
    of,
    // The kit hands every function the rows of this very room; only their type was forgotten.
    name: name as View['name'],
    code,
    columns: (columns as unknown as AnyColumn[]).map((column) => ({ ...column, of: field(column.field) })),
    filters: filters.map(field),
    sort,
    sections: sections.map(({ title, fields }) => ({ title, fields: fields.map(field) })),
    hidden: hidden.map(field),
    within,
    due: due as View['due'],
    related,
  }
}

/** Every field that a form sends, in its order. */
export const formFields = (view: View): Field[] => [
  ...view.sections.flatMap(({ fields }) => fields.filter(({ schema }) => schema)),
  ...view.hidden,
]

/** The fields that a list shows. */
export const columnFields = (view: Pick<View, 'columns'>): Field[] => view.columns.map(({ of }) => of)
