import { titled } from '../../_messages/words.ts'
import { searchedFor } from '../../_search/searched-for.ts'
import { Hydrate, prefetch, trpc } from '../../_trpc/server.tsx'
import { SearchEverything } from './search-everything.tsx'

export const generateMetadata = titled('search.title')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchPage({ searchParams }: Props) {
  const q = searchedFor([(await searchParams).q ?? ''].flat()[0] ?? '')
  if (q) await prefetch(trpc.search.queryOptions({ q }))
  return (
    <Hydrate>
      <SearchEverything />
    </Hydrate>
  )
}
