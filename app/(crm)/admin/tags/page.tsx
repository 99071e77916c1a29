import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Tags } from './tags.tsx'

export const generateMetadata = titled('admin.parts.tags')

export default async function TagsPage() {
  const say = await words()
  await prefetchPages(
    trpc.tags.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.tags')} />
      <Tags />
    </Hydrate>
  )
}
