import { titled } from '../_messages/words.ts'
import { Hydrate, prefetch, trpc } from '../_trpc/server.tsx'
import { HealthBoard } from './health-board.tsx'

export const generateMetadata = titled('health.title')

/** Asks nobody who they are: it must work when that cannot be found out. */
export default async function HealthPage() {
  await prefetch(trpc.health.status.queryOptions())
  return (
    <Hydrate>
      <HealthBoard />
    </Hydrate>
  )
}
