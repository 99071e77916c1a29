import { titled } from '../../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Backups } from './backups.tsx'

export const generateMetadata = titled('admin.parts.backups')

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
