'use client'

import { TextInput } from '@mantine/core'
import { IconFiles, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../_frame/page-header.tsx'
import { allFilesInput } from '../../_records/attached/all-files-input.ts'
import styles from '../../_records/attached/attached.module.css'
import { FileRow } from '../../_records/attached/file-row.tsx'
import { fileReferring } from '../../_records/attached/referring.ts'
import { LoadMore, moreOf } from '../../_records/list/load-more.tsx'
import { ListFailed, Said } from '../../_records/list/table-states.tsx'
import { NamesProvider } from '../../_records/names.tsx'
import { ReferenceLink } from '../../_records/reference-link.tsx'
import { useTRPC } from '../../_trpc/client.tsx'
import { Moment } from '../../_ui/moment.tsx'
import { afterPause, useTyped } from '../../_ui/use-typed.ts'

/** Every file that one may see, newest first, each with the way to what it hangs on. */
export function AllFiles() {
  const t = useTranslations('files')
  const trpc = useTRPC()
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''))
  const settled = useTyped(q, () => setQ(q || null))
  const list = useInfiniteQuery(
    trpc.files.all.infiniteQueryOptions(allFilesInput(q === '' ? '' : settled), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const pages = list.data?.pages.map(({ items }) => items) ?? []
  const files = pages.flat()
  const empty = list.isSuccess && files.length === 0
  return (
    <>
      <PageHeader title={t('title')} />
      {list.isError && !list.data ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : empty && q === '' ? (
        <Said
          icon={<IconFiles size={22} stroke={1.5} aria-hidden />}
          title={t('emptyTitle')}
          text={t('emptyText')}
        />
      ) : (
        <section className={styles.panel}>
          <TextInput
            type="search"
            className={styles.search}
            aria-label={t('search')}
            placeholder={t('search')}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value || null, afterPause)}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
            maxLength={100}
          />
          {empty && <p className={styles.empty}>{t('nothingFound')}</p>}
          <NamesProvider fields={fileReferring} pages={pages}>
            <ul className={styles.files}>
              {files.map((file) => (
                <li key={file.id} className={styles.file}>
                  <FileRow file={file}>
                    {' · '}
                    <Moment at={file.createdAt} />
                    {' · '}
                    <ReferenceLink to={file.subjectType} id={file.subjectId} />
                  </FileRow>
                </li>
              ))}
            </ul>
          </NamesProvider>
          {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
        </section>
      )}
    </>
  )
}
