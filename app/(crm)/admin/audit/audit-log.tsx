'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { LoadMore, moreOf } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { NamesProvider } from '../../../_records/names.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import styles from '../admin.module.css'
import { AuditFilters } from './audit-filters.tsx'
import { AuditLine } from './audit-line.tsx'
import { auditInputOf, auditParsers } from './audit-state.ts'
import type { FieldsByKind } from './fields-by-kind.ts'
import { named, namesIn } from './names-in.ts'

/** Who did what, the newest first. */
export function AuditLog({ fields }: { fields: FieldsByKind }) {
  const t = useTranslations()
  const [state] = useQueryStates(auditParsers)
  const log = useInfiniteQuery(
    useTRPC().audit.list.infiniteQueryOptions(auditInputOf(state), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const lines = log.data?.pages.flatMap(({ items }) => items) ?? []
  const names = useMemo(
    () => log.data?.pages.map(({ items }) => namesIn(items, fields)) ?? [],
    [log.data, fields],
  )
  return (
    <>
      <AuditFilters />
      {log.isError && lines.length === 0 && <ListFailed error={log.error} onRetry={() => log.refetch()} />}
      {log.isSuccess && lines.length === 0 && <p className={styles.empty}>{t('admin.noLines')}</p>}
      <ol aria-label={t('admin.parts.audit')} aria-busy={log.isPlaceholderData}>
        <NamesProvider fields={named} pages={names}>
          {lines.map((line) => (
            <AuditLine key={line.id} line={line} fields={fields} />
          ))}
        </NamesProvider>
      </ol>
      {lines.length > 0 && <LoadMore more={moreOf(log)} end={t('table.end', { total: lines.length })} />}
    </>
  )
}
