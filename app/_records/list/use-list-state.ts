'use client'

import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { afterPause, useTyped } from '../../_ui/use-typed.ts'
import type { View } from '../view.ts'
import { type ListState, listParsers } from './list-state.ts'

/** The list's state, which lives in the URL: what is shown at once, and what is asked for after a pause in typing. */
export const useListState = (view: View) => {
  const parsers = useMemo(() => listParsers(view), [view])
  const [state, set] = useQueryStates(parsers, { history: 'replace', scroll: true })
  const settled = useTyped(state.q, () => set({ q: state.q || null }))
  const shown: ListState = state
  const asked: ListState = { ...state, q: state.q === '' ? '' : settled }
  return {
    shown,
    asked,
    search: (q: string) => set({ q: q || null }, afterPause),
    sortBy: (sort: string) => set({ sort }, { history: 'push' }),
    narrow: (name: string, values: string[]) =>
      set({ [name]: values.length ? values : null }, { history: 'push' }),
    showArchived: (archived: boolean) => set({ archived: archived || null }, { history: 'push' }),
    /** Takes off what narrows the list; its columns stay. */
    clear: () =>
      set(
        {
          q: null,
          archived: null,
          ...Object.fromEntries([...view.filters, ...view.between].map(({ name }) => [name, null])),
        },
        { history: 'push' },
      ),
    showColumns: (columns: string[]) => set({ columns }, { scroll: false }),
    /** Everything at once, as a saved view says it. */
    apply: (state: ListState) => set(state, { history: 'push' }),
  }
}

export type ListControls = ReturnType<typeof useListState>
