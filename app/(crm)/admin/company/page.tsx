import { PageHeader } from '../../../_frame/page-header.tsx'
import { say } from '../../../_messages/catalogue.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Company } from './company.tsx'

export const metadata = { title: say('admin.parts.company') }

export default async function CompanyPage() {
  await prefetch(trpc.settings.get.queryOptions())
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.company')} />
      <Company />
    </Hydrate>
  )
}
