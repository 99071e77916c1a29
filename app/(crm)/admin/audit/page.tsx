import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { loadNames } from '../../../_records/load.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { AuditLog } from './audit-log.tsx'
import { auditInputOf, loadAuditState } from './audit-state.ts'
import { fieldsByKind } from './fields-by-kind.ts'
import { named, namesIn } from './names-in.ts'

export const generateMetadata = titled('admin.parts.audit')

const loadLog = async (state: Parameters<typeof auditInputOf>[0]) => {
  const pages = await prefetchPages(
    trpc.audit.list.infiniteQueryOptions(auditInputOf(state), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  await loadNames(named, namesIn(pages?.[0]?.items ?? [], fieldsByKind))
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const say = await words()
  const state = await loadAuditState(searchParams)
  // Days are those of the reader, whose time zone the browser knows: it asks for them itself.
  if (!state.from && !state.to) await loadLog(state)
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.audit')} />
      <AuditLog fields={fieldsByKind} />
    </Hydrate>
  )
}
