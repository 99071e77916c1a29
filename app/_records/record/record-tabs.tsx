'use client'

import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import { RowCount } from '../list/row-count.tsx'
import { relatedNarrowing } from '../related-input.ts'
import type { AnyRow } from '../rooms.ts'
import { useRoom } from '../use-room.ts'
import type { RelatedView, View } from '../view.ts'
import styles from './record-tabs.module.css'
import { RelatedList } from './related-list.tsx'

type Props = { view: View; row: AnyRow; children: ReactNode }

const overview = 'overview'

/** What is known of the record and what happened to it on the first tab, then what refers to it, a tab for each kind. Which one is open stands in the URL. */
export function RecordTabs({ view, row, children }: Props) {
  const t = useTranslations('record')
  const { may } = usePerson()
  const [asked, setTab] = useQueryState('tab', parseAsString.withDefault(overview))
  const related = view.related.filter((one) => may(one.view.of, 'read'))
  const names: string[] = related.map((one) => one.view.of)
  if (names.length === 0) return children
  const tab = names.includes(asked) ? asked : overview
  return (
    <Tabs value={tab} onChange={(to) => setTab(to === overview ? null : to)} keepMounted={false}>
      <Tabs.List className={styles.tabs}>
        <Tabs.Tab value={overview}>{t('overview')}</Tabs.Tab>
        {related.map((one) => (
          <Tabs.Tab key={one.view.of} value={one.view.of}>
            <TabTitle related={one} id={row.id} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={overview}>{children}</Tabs.Panel>
      {related.map((one) => (
        <Tabs.Panel key={one.view.of} value={one.view.of}>
          <RelatedList related={one} of={view.of} id={row.id} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function TabTitle({ related, id }: { related: RelatedView; id: string }) {
  const word = useRoomWord(related.view.of)
  const count = useQuery(useRoom(related.view.of).count.queryOptions(relatedNarrowing(related, id)))
  return (
    <>
      {word('title')}
      <span className={styles.count}>
        <RowCount count={count.data} />
      </span>
    </>
  )
}
