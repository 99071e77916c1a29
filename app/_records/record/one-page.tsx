import 'server-only'
import { Hydrate, viewer } from '../../_trpc/server.tsx'
import { loadRecordPage } from '../load.ts'
import { seenBy } from '../seen-by.ts'
import { asShow } from '../timeline/timeline-input.ts'
import type { View } from '../view.ts'
import { RecordPage } from './record-page.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The page of one record, with the latest of its timeline. */
export const onePage = (all: View) =>
  async function OneRecordPage({ params, searchParams }: Props) {
    const [{ id }, { tab, show }, person] = await Promise.all([params, searchParams, viewer()])
    const view = seenBy(all, person?.role)
    await loadRecordPage(view, id, { tab: String(tab), show: asShow.parse(String(show)) })
    return (
      <Hydrate>
        <RecordPage view={view} id={id} />
      </Hydrate>
    )
  }
