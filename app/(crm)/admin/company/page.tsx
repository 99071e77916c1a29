import { PageHeader } from '../../../_frame/page-header.tsx'
import { titled, words } from '../../../_messages/words.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Company } from './company.tsx'

export const generateMetadata = titled('admin.parts.company')

export default async function CompanyPage() {
  const say = await words()
  await prefetch(trpc.settings.get.queryOptions())
  return (
    <Hydrate>
      <PageHeader title={say('admin.parts.company')} />
      <Company />
    </Hydrate>
  )
}
