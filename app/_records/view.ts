import type { z } from 'zod'
import type { ViewState } from '#domain/views.ts'
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
    /** Where a phone's card has it: beside the name, or in the line below and at its end. The first column is the card's name. */
    card?: 'side' | 'line' | 'end'
  }
}[keyof Row & string]

type FieldsOf<R extends Room> = keyof RowOf<R> & string

/** Records of another room that refer to this one, by one of that room's filters. */
type Related = { [R in Room]: { view: View<R>; by: FilterOf<R> } }[Room]

/** A day by which something has to happen, unless its row's status says that it is done with. */
type Due<F extends string> = { field: F; done: readonly string[] }
/** `name`: what a choice is called by. */
type Within<F extends string> = { by: F; name: string }

/** What one kind of record looks like, checked against what its procedures answer. */
type RecordView<R extends Room> = {
  of: R
  input: z.ZodObject
  /** The field that names a row in headings, toasts and links. */
  name: FieldsOf<R>
  /** A readable number beside the name. */
  code?: FieldsOf<R>
  columns: readonly Column<RowOf<R>, SortOf<R>>[]
  /** Narrowing by chips; a field without fixed options is narrowed by clicking one of its values. */
  filters: readonly FilterOf<R>[]
  /** Days and moments by which a link may narrow the list to a span of time: the `between` of its entity. */
  between?: readonly FieldsOf<R>[]
  /** What the list is sorted by until someone chooses. */
  sort: SortOf<R> | `-${SortOf<R>}`
  /** Statuses that one often looks for, beside the views that people save; named by messages of the room (`ready.open`). */
  ready?: Record<string, readonly string[]>
  /** The one of these that the list begins with, for whoever has chosen no view of theirs. */
  begins?: string
  /** The facts and the form, in reading order; titles are message keys of the room. */
  sections: readonly { title: string; fields: readonly FieldsOf<R>[] }[]
  /** Fields that a form sends and nobody types: they come from the page that led to it. */
  hidden?: readonly FieldsOf<R>[]
  /** Fields whose choices belong to what another field holds: a deal's stages to its pipeline. */
  within?: { [F in FieldsOf<R>]?: Within<FieldsOf<R>> }
  due?: Due<FieldsOf<R>>
  /** Who looks after it: the field that "Assign" changes in many at once. */
  assign?: FieldsOf<R>
  /** What one may change in the record that carries one's own login. */
  self?: readonly FieldsOf<R>[]
  /** Shown on the record's page as tabs. */
  related?: readonly Related[]
}

/** A view that comes with the product, and is nobody's. */
export type ReadyView = { id: string; state: ViewState }

/** A view as the kit handles it: plain data that a server component can hand to the browser. */
export type View<R extends Room = Room> = {
  of: R
  name: string
  code: string | undefined
  columns: readonly (Pick<Column<Record<string, unknown>, string>, 'share' | 'from' | 'card'> & {
    field: Field
    sort: boolean
  })[]
  filters: readonly Field[]
  between: readonly Field[]
  sort: string
  ready: readonly ReadyView[]
  begins: ReadyView | undefined
  sections: readonly { title: string; fields: readonly Field[] }[]
  hidden: readonly Field[]
  within: Record<string, Within<string> | undefined>
  due: Due<string> | undefined
  assign: string | undefined
  self: readonly string[]
  related: readonly RelatedView[]
}

/** A list on another record's page: the rows whose field `by` (and what it leads to, in `typeIn`) is that record. */
export type RelatedView = { view: View; by: string; typeIn: string | undefined }

/** Only what a short list needs goes along: the browser is sent it with every page. */
const relatedView = ({ view, by }: Related): RelatedView => ({
  view: {
    ...view,
    columns: view.columns
      .filter(({ field }) => field.name !== by)
      .map((column) => ({ ...column, sort: false })),
    filters: [],
    between: [],
    ready: [],
    begins: undefined,
    sections: [],
    hidden: [],
    related: [],
  },
  by,
  typeIn: view.filters.find(({ name }) => name === by)?.toIn,
})

/** Called on the server, where the zod is; which room it is has been checked by then. */
export const recordView = <R extends Room>(view: RecordView<R>): View<R> => {
  const field = (name: string) => describe(view.input, name)
  const ready = Object.entries(view.ready ?? {}).map(
    ([id, statuses]): ReadyView => ({ id, state: { filter: { status: [...statuses] } } }),
  )
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
    between: (view.between ?? []).map(field),
    sort: view.sort,
    ready,
    begins: ready.find(({ id }) => id === view.begins),
    sections: view.sections.map(({ title, fields }) => ({ title, fields: fields.map(field) })),
    hidden: (view.hidden ?? []).map(field),
    within: view.within ?? {},
    due: view.due,
    assign: view.assign,
    self: view.self ?? [],
    related: (view.related ?? []).map(relatedView),
  }
}
