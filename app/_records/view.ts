import type { z } from 'zod'
import { describe } from './describe.ts'
import type { Field } from './field.ts'
import type { FilterOf, Room, RowOf, SortOf } from './rooms.ts'

type Column<Row, Sort extends string> = {
  [F in keyof Row & string]: {
    field: F
    /** Share of the width, against the other columns'. */
    share: number
    sort?: F extends Sort ? true : never
    /** From which width on it is shown; below, it is dropped rather than scrolled sideways to. */
    from?: 'md' | 'lg' | 'xl'
    /** Where a phone's card has it: beside the name, or in the line below. The first column is the card's name. */
    card?: 'side' | 'line'
  }
}[keyof Row & string]

/** What one kind of record looks like, checked against what its procedures answer. */
type RecordView<R extends Room> = {
  of: R
  input: z.ZodObject
  /** The field that names a row in headings, toasts and links. */
  name: keyof RowOf<R> & string
  /** A readable number beside the name. */
  code?: keyof RowOf<R> & string
  columns: readonly Column<RowOf<R>, SortOf<R>>[]
  /** Narrowing by chips; a field without fixed options is narrowed by clicking one of its values. */
  filters: readonly FilterOf<R>[]
  /** What the list is sorted by until someone chooses. */
  sort: SortOf<R> | `-${SortOf<R>}`
  /** The facts and the form, in reading order; titles are message keys of the room. */
  sections: readonly { title: string; fields: readonly (keyof RowOf<R> & string)[] }[]
}

/** A view as the kit handles it: plain data that a server component can hand to the browser. */
export type View = {
  of: Room
  name: string
  code: string | undefined
  columns: readonly (Pick<Column<Record<string, unknown>, string>, 'share' | 'from' | 'card'> & {
    field: Field
    sort: boolean
  })[]
  filters: readonly Field[]
  sort: string
  sections: readonly { title: string; fields: readonly Field[] }[]
}

/** Called on the server, where the zod is; which room it is has been checked by then. */
export const recordView = <R extends Room>(view: RecordView<R>): View => {
  const field = (name: string) => describe(view.input, name)
  return {
    of: view.of,
    name: view.name,
    code: view.code,
    columns: view.columns.map(({ field: name, share, sort, from, card }) => ({
      field: field(name),
      share,
      sort: sort === true,
      from,
      card,
    })),
    filters: view.filters.map(field),
    sort: view.sort,
    sections: view.sections.map(({ title, fields }) => ({ title, fields: fields.map(field) })),
  }
}
