import { createSerializer } from 'nuqs/server'
import type { ViewState } from '#domain/views.ts'
import { listHref } from '../hrefs.ts'
import { type ListState, listParsers, narrowingOf } from '../list/list-state.ts'
import { spanText } from '../list/spans.ts'
import type { View } from '../view.ts'

/** What a view keeps of a list as it is now. */
export const toSaved = (view: View, state: ListState): ViewState => ({
  ...narrowingOf(view, state),
  sort: state.sort,
  ...(state.columns.length > 0 && { columns: state.columns }),
})

/** The state of the list that a saved view asks for. */
export const fromSaved = (view: View, saved: ViewState, id: string): ListState => ({
  ...Object.fromEntries(view.filters.map(({ name }) => [name, (saved.filter?.[name] ?? []).map(String)])),
  ...Object.fromEntries(
    view.between.map(({ name }) => {
      const span = saved.between?.[name]
      return [name, span ? spanText(span) : '']
    }),
  ),
  q: saved.search ?? '',
  sort: saved.sort ?? view.sort,
  archived: saved.archived ?? false,
  columns: saved.columns ?? [],
  view: id,
})

/** Whether the list is still what the view says. Both go the same way, so that they are spelled alike. */
export const isAsSaved = (view: View, state: ListState, saved: ViewState) =>
  JSON.stringify(toSaved(view, state)) === JSON.stringify(toSaved(view, fromSaved(view, saved, '')))

/** The address of the list with a saved view, all of it spelled out: it stays right when the view is changed or gone. */
export const savedHref = (view: View, saved: ViewState, id: string): string =>
  createSerializer(listParsers(view))(listHref(view.of), fromSaved(view, saved, id))
