import 'server-only'
import type { ReactNode } from 'react'
import { Hydrate } from '../../_trpc/server.tsx'
import { admit } from '../admit.ts'
import { loadList } from '../load.ts'
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
    await loadList(view, await loadListState(view, searchParams))
    return (
      <Hydrate>
        <RecordTable view={view} beside={beside} />
      </Hydrate>
    )
  }
