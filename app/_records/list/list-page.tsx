import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Hydrate } from '../../_trpc/server.tsx'
import { admit } from '../admit.ts'
import { withColumns } from '../columns/chosen-columns.ts'
import { mayImport } from '../importable.ts'
import { loadList, loadViews } from '../load.ts'
import { savedHref } from '../saved-views/saved-state.ts'
import { seenBy } from '../seen-by.ts'
import type { View } from '../view.ts'
import { loadListState } from './list-state.ts'
import { RecordTable } from './record-table.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The page of a room's list: what the address asks for is in the first HTML. `beside` stands with its actions. */
export const listPage = (all: View, beside?: ReactNode) =>
  async function ListPage({ searchParams }: Props) {
    const { role } = await admit(all.of, 'read')
    const view = seenBy(all, role)
    const saved = await loadViews(view.of)
    const first = saved?.items.find(({ id }) => id === saved.defaultId) ?? view.begins
    // Whoever asks for nothing gets the view that they chose to begin with, or the one that the list begins with.
    if (first && Object.keys(await searchParams).length === 0)
      redirect(savedHref(view, first.state, first.id) as Route)
    const state = await loadListState(view, searchParams)
    const inView = saved?.items.some(({ id }) => id === state.view)
    const columns = state.columns.length > 0 || inView ? state.columns : (saved?.columns ?? [])
    await loadList(view, state, withColumns(view, columns))
    return (
      <Hydrate>
        <RecordTable view={view} beside={beside} mayImport={mayImport(role, view.of)} />
      </Hydrate>
    )
  }
