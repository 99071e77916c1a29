'use client'

import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './record-table.module.css'

export type More = { has: boolean; loading: boolean; failed: boolean; load: () => unknown }

/** What TanStack Query knows of an infinite query's pages. */
export type Paged = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

/** The next page of an infinite query. */
export const moreOf = (query: Paged): More => ({
  has: query.hasNextPage,
  loading: query.isFetchingNextPage,
  failed: query.isFetchNextPageError,
  load: query.fetchNextPage,
})

/** Loads the next page when the end comes near; after a failure only when asked to. */
export function LoadMore({ more: { has, loading, failed, load }, end }: { more: More; end: string }) {
  const t = useTranslations()
  const mark = useRef<HTMLDivElement>(null)
  const go = useRef(load)
  go.current = load
  useEffect(() => {
    if (!mark.current || !has || loading || failed) return
    // Several changes can come in one call: what counts is the last.
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && go.current(), {
      rootMargin: '800px',
    })
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [has, loading, failed])
  return (
    <div ref={mark} className={styles.more}>
      {failed && <span role="alert">{t('table.failedMore')}</span>}
      {has ? (
        <Button variant="default" loading={loading} onClick={() => load()}>
          {t(failed ? 'app.retry' : 'app.more')}
        </Button>
      ) : (
        end
      )}
    </div>
  )
}
