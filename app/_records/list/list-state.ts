import { createLoader, parseAsArrayOf, parseAsBoolean, parseAsString } from 'nuqs/server'
import { couldBe } from '../read-view.ts'
import type { View } from '../view.ts'
import { spansOf } from './spans.ts'

/** Rows a page of a list asks for: more than a screen, less than a wait. */
const pageSize = 50

/** How a list stands in the URL: `?q=…&sort=-createdAt&status=lead,active&createdAt=2026-11-01T00:00:00Z..&archived=true`. */
export const listParsers = (view: View) => ({
  q: parseAsString.withDefault('').withOptions({ clearOnDefault: true }),
  sort: parseAsString.withDefault(view.sort),
  archived: parseAsBoolean.withDefault(false),
  /** The columns in their order; none: the list's own. */
  columns: parseAsArrayOf(parseAsString).withDefault([]),
  /** The saved view that this came from. */
  view: parseAsString.withDefault(''),
  ...Object.fromEntries(
    view.filters.map(({ name }) => [name, parseAsArrayOf(parseAsString).withDefault([])]),
  ),
  ...Object.fromEntries(view.between.map(({ name }) => [name, parseAsString.withDefault('')])),
})

export type ListState = {
  q: string
  sort: string
  archived: boolean
  columns: string[]
  view: string
} & Record<string, unknown>

/** What a filter is set to, without values that are no option: an address typed by hand must not break the page. */
export const chosen = (view: View, state: ListState, name: string): string[] => {
  const value = state[name]
  const field = view.filters.find((field) => field.name === name)
  return Array.isArray(value) && field ? value.map(String).filter((one) => couldBe(field, one)) : []
}

const isSort = (view: View, sort: string) =>
  view.columns.some((column) => column.sort && column.field.name === sort.replace(/^-/, ''))

/** The narrowing that `list` and `count` share, in one spelling, so that server and browser make the same query key. */
export const narrowingOf = (view: View, state: ListState) => {
  const search = state.q.trim()
  const filter = Object.fromEntries(
    view.filters.flatMap(({ name }) => {
      const values = chosen(view, state, name)
      return values.length ? [[name, values]] : []
    }),
  )
  const between = spansOf(view, state)
  return {
    ...(search && { search }),
    ...(Object.keys(filter).length && { filter }),
    ...(Object.keys(between).length && { between }),
    ...(state.archived && { archived: true }),
  }
}

export const listInputOf = (view: View, state: ListState) => ({
  ...narrowingOf(view, state),
  // A sort column of this very room: the view was checked against its procedures.
  sort: (isSort(view, state.sort) ? state.sort : view.sort) as 'createdAt',
  limit: pageSize,
})

export const isNarrowed = (view: View, state: ListState) => {
  const { search, filter, between } = narrowingOf(view, state)
  return Boolean(search || filter || between)
}

/** The list's state from a page's search parameters, on the server. */
export const loadListState = async (
  view: View,
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<ListState> => createLoader(listParsers(view))(searchParams)
