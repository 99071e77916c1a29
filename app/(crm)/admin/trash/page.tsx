import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Trash } from './trash.tsx'

export const generateMetadata = titled('admin.parts.trash')

export default async function TrashPage() {
  const say = await words()
  await prefetchPages(
    trpc.trash.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.trash')} />
      <Trash />
    </Hydrate>
  )
}
