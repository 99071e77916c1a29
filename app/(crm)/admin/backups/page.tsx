import { say } from '../../../_messages/catalogue.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Backups } from './backups.tsx'

export const metadata = { title: say('admin.parts.backups') }

export default async function BackupsPage() {
  await prefetchPages(
    trpc.backups.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  )
  return (
    <Hydrate>
      <Backups />
    </Hydrate>
  )
}
