'use client'

import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { LinkButton } from '../../_ui/link-button.tsx'
import { PageLink } from '../../_ui/page-link.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import { listHref, newHref } from '../hrefs.ts'
import { ShortRows } from '../list/short-rows.tsx'
import { ListFailed } from '../list/table-states.tsx'
import { NamesProvider } from '../names.tsx'
import { columnFields } from '../read-view.ts'
import { relatedInput, relatedRows, relatedStart } from '../related-input.ts'
import type { AnyRow, Room } from '../rooms.ts'
import { useRoom } from '../use-room.ts'
import type { RelatedView } from '../view.ts'
import styles from './related-list.module.css'

/** The records that refer to one, with a way to make another and a way to all of them. */
export function RelatedList({ related, of, id }: { related: RelatedView; of: Room; id: string }) {
  const { view } = related
  const t = useTranslations('record')
  const { may } = usePerson()
  const word = useRoomWord(related.view.of)
  const list = useQuery(useRoom(view.of).list.queryOptions(relatedInput(related, id)))
  const rows: AnyRow[] | undefined = list.data?.items
  const start = new URLSearchParams(relatedStart(related, of, id))
  // Paths of the list with a query: typed routes know paths only.
  const all = `${listHref(view.of)}?${new URLSearchParams({ [related.by]: id })}` as Route
  const another = `${newHref(view.of)}?${start}` as Route
  if (list.isError && !rows) return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  return (
    <section className={styles.related} aria-label={word('title')}>
      <div className={styles.tools}>
        {may(view.of, 'create') && (
          <LinkButton href={another} variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {word('new')}
          </LinkButton>
        )}
        {rows && rows.length > 0 && (
          <PageLink href={all} className={styles.all}>
            {t(list.data?.nextCursor ? 'allOver' : 'all', { n: relatedRows })}
          </PageLink>
        )}
      </div>
      {rows?.length === 0 ? (
        <p className={styles.empty}>{word('noneHere')}</p>
      ) : (
        <NamesProvider fields={columnFields(view)} pages={rows ? [rows] : []}>
          <ShortRows view={view} rows={rows} />
        </NamesProvider>
      )}
    </section>
  )
}
