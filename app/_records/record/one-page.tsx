import 'server-only'
import { Hydrate } from '../../_trpc/server.tsx'
import { loadHistory, loadRecord } from '../load.ts'
import type { View } from '../view.ts'
import { RecordPage } from './record-page.tsx'

/** The page of one record, with the latest of its history. */
export const onePage = (view: View) =>
  async function OneRecordPage({ params }: { params: Promise<{ id: string }> }) {
    const { id } = await params
    await Promise.all([loadRecord(view.of, id), loadHistory(view.of, id)])
    return (
      <Hydrate>
        <RecordPage view={view} id={id} />
      </Hydrate>
    )
  }
