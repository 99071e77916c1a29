import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { byPosition } from './by-position.ts'
import { Pipelines } from './pipelines.tsx'

export const generateMetadata = titled('admin.parts.pipelines')

export default async function PipelinesPage() {
  const say = await words()
  const next = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined }
  const pages = await prefetchPages(trpc.pipelines.list.infiniteQueryOptions(byPosition, next))
  await Promise.all(
    (pages?.[0]?.items ?? []).map(({ id }) =>
      prefetchPages(
        trpc.stages.list.infiniteQueryOptions({ ...byPosition, filter: { pipelineId: [id] } }, next),
      ),
    ),
  )
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.pipelines')} />
      <Pipelines />
    </Hydrate>
  )
}
