import 'server-only'
import { Hydrate } from '../../_trpc/server.tsx'
import { admit } from '../admit.ts'
import { loadList } from '../load.ts'
import type { View } from '../view.ts'
import { loadListState } from './list-state.ts'
import { RecordTable } from './record-table.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The page of a room's list: what the address asks for is in the first HTML. */
export const listPage = (view: View) =>
  async function ListPage({ searchParams }: Props) {
    await admit(view.of, 'read')
    await loadList(view, await loadListState(view, searchParams))
    return (
      <Hydrate>
        <RecordTable view={view} />
      </Hydrate>
    )
  }
