import { PageHeader } from '../../../_frame/page-header.tsx'
import { say } from '../../../_messages/catalogue.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { Trash } from './trash.tsx'

export const metadata = { title: say('admin.parts.trash') }

export default async function TrashPage() {
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
