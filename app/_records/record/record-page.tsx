'use client'

import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { isStaff } from '#domain/roles.ts'
import { PageHeader } from '../../_frame/page-header.tsx'
import { usePerson } from '../../_frame/person.tsx'
import { useShortcut } from '../../_frame/use-shortcuts.ts'
import { Companions } from '../../_live/companions.tsx'
import { noteOpened } from '../../_search/recent.ts'
import { readProblem } from '../../_trpc/problem.ts'
import { LinkButton } from '../../_ui/link-button.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import { editHref, listHref } from '../hrefs.ts'
import { NamesProvider } from '../names.tsx'
import { allFields, nameOf } from '../read-view.ts'
import type { AnyRow } from '../rooms.ts'
import { OwnCurrency } from '../timeline/own-currency.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { MoreActions } from './more-actions.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordMissing } from './record-missing.tsx'
import styles from './record-page.module.css'
import { RecordTabs } from './record-tabs.tsx'

/** One record of any kind: its facts, each changed in place, and beside them what happened to it. */
export function RecordPage({ view, id }: { view: View; id: string }) {
  const room = useRoom(view.of)
  const record = useQuery(room.get.queryOptions({ id }))
  if (record.isError && (!record.data || readProblem(record.error).status === 404))
    return <RecordMissing view={view} error={record.error} onRetry={() => record.refetch()} />
  if (!record.data) return null
  return <Shown view={view} row={record.data} />
}

function Shown({ view, row }: { view: View; row: AnyRow }) {
  const t = useTranslations('record')
  const word = useRoomWord(view.of)
  const router = useRouter()
  const { may, person } = usePerson()
  const mayChange = may(view.of, 'update')
  // Outsiders change their few facts in place; the forms are for staff.
  const mayOpenForm = mayChange && isStaff(person.role)
  const fields = useMemo(() => allFields(view), [view])
  const pages = useMemo(() => [[row]], [row])
  useShortcut('edit', mayOpenForm && (() => router.push(editHref(view.of, row.id))))
  useEffect(() => noteOpened(person.id, { type: view.of, id: row.id }), [person.id, view.of, row.id])
  return (
    <>
      <PageHeader
        above={{ href: listHref(view.of), title: word('title') }}
        title={nameOf(view, row)}
        count={view.code && <span className={styles.code}>{String(row[view.code])}</span>}
        company={isStaff(person.role) && <Companions type={view.of} id={row.id} />}
        actions={
          mayOpenForm && (
            <>
              <LinkButton
                href={editHref(view.of, row.id)}
                variant="default"
                leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
              >
                {t('edit')}
              </LinkButton>
              <MoreActions view={view} row={row} />
            </>
          )
        }
      />
      <NamesProvider fields={fields} pages={pages}>
        <RecordTabs view={view} row={row}>
          <div className={styles.page}>
            <RecordFacts view={view} row={row} mayChange={mayChange} />
            <OwnCurrency value={row.currency}>
              <Timeline view={view} id={row.id} />
            </OwnCurrency>
          </div>
        </RecordTabs>
      </NamesProvider>
    </>
  )
}
