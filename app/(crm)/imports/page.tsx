import { titled } from '../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../_trpc/server.tsx'
import { admitStaff } from './admit-staff.ts'
import { Imports } from './imports.tsx'
import { listInput } from './list-input.ts'

export const generateMetadata = titled('imports.title')

export default async function ImportsPage() {
  await admitStaff()
  await prefetchPages(
    trpc.imports.list.infiniteQueryOptions(listInput, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  return (
    <Hydrate>
      <Imports />
    </Hydrate>
  )
}
