import { say } from '../_messages/catalogue.ts'
import { Hydrate, prefetch, trpc } from '../_trpc/server.tsx'
import { HealthBoard } from './health-board.tsx'

export const metadata = { title: say('health.title') }

/** Asks nobody who they are: it must work when that cannot be found out. */
export default async function HealthPage() {
  await prefetch(trpc.health.status.queryOptions())
  return (
    <Hydrate>
      <HealthBoard />
    </Hydrate>
  )
}
