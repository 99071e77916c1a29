import { PageHeader } from '../../../_frame/page-header.tsx'
import { say } from '../../../_messages/catalogue.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Tags } from './tags.tsx'

export const metadata = { title: say('admin.parts.tags') }

export default async function TagsPage() {
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
