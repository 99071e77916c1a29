import 'server-only'
import { type Resource, scopeOf } from '#domain/access.ts'
import { attachments } from '#domain/entities.ts'
import { Hydrate, viewer } from '../../_trpc/server.tsx'
import { loadRecordPage } from '../load.ts'
import { seenBy } from '../seen-by.ts'
import type { View } from '../view.ts'
import { RecordPage } from './record-page.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The page of one record, with the latest of its history. */
export const onePage = (all: View) =>
  async function OneRecordPage({ params, searchParams }: Props) {
    const [{ id }, { tab }, person] = await Promise.all([params, searchParams, viewer()])
    const view = seenBy(all, person?.role)
    const may = (of: Resource, action: 'read' | 'history') =>
      person !== null && scopeOf(person.role, of, action) !== 'none'
    await loadRecordPage(view, id, {
      tab: String(tab),
      history: may(view.of, 'history'),
      attached: attachments.filter((of) => may(of, 'read')),
    })
    return (
      <Hydrate>
        <RecordPage view={view} id={id} />
      </Hydrate>
    )
  }
