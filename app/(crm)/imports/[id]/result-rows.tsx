'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Import, RowOutcome } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { LoadMore, moreOf } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { NamesProvider } from '../../../_records/names.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import styles from './one-import.module.css'
import { ResultRow } from './result-row.tsx'
import { recordOf, rowsInput } from './rows-input.ts'

type Props = { one: Import; fields: readonly Field[]; outcome: RowOutcome }

/** The rows that came to the same, in the order of the file. */
export function ResultRows({ one, fields, outcome }: Props) {
  const t = useTranslations()
  const list = useInfiniteQuery(
    useTRPC().imports.rows.infiniteQueryOptions(rowsInput(one.id, outcome), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const { of } = one
  const record = useMemo(() => recordOf({ of }), [of])
  const pages = list.data?.pages.map(({ items }) => items) ?? []
  const rows = pages.flat()
  if (list.isError && rows.length === 0)
    return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  return (
    <NamesProvider fields={record} pages={pages}>
      <ul className={styles.rows} aria-label={t(`imports.outcomes.${outcome}`)}>
        {rows.map((row) => (
          <ResultRow key={row.line} of={of} row={row} mapping={one.mapping} fields={fields} />
        ))}
      </ul>
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
    </NamesProvider>
  )
}
