import { say } from '../../../_messages/catalogue.ts'
import { Hydrate, prefetchPages, trpc, viewer } from '../../../_trpc/server.tsx'
import { Missing } from '../../../_ui/missing.tsx'
import { Backups } from './backups.tsx'
import { backupPages } from './pages.ts'

export const metadata = { title: say('backups.title') }

export default async function BackupsPage() {
  if ((await viewer())?.role !== 'admin') return <Missing />
  await prefetchPages(trpc.backups.list.infiniteQueryOptions({}, backupPages))
  return (
    <Hydrate>
      <Backups />
    </Hydrate>
  )
}
