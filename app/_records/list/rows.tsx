'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import { ColumnHeads } from './column-heads.tsx'
import { LoadMore, type More } from './load-more.tsx'
import { RecordRow } from './record-row.tsx'
import styles from './record-table.module.css'
import { SkeletonRows } from './skeleton-rows.tsx'
import type { ListControls } from './use-list-state.ts'
import { useRowKeys } from './use-row-keys.ts'
import type { Ticks } from './use-ticks.ts'
import { useWindow } from './use-window.ts'

type Props = {
  view: View
  rows: AnyRow[]
  controls: ListControls
  /** These rows answer the question before the one that is being asked. */
  stale: boolean
  waiting: boolean
  more: More
  /** Left out for those who could do nothing with many at once. */
  ticks: Ticks | undefined
}

const Spacer = ({ rows }: { rows: number }) =>
  rows > 0 && (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus.
    <tr
      aria-hidden="true"
      className={styles.spacer}
      style={{ height: `calc(var(--row-height) * ${rows})` }}
    />
  )

/** The rows as a table, or as cards on a phone (the same elements, laid out by CSS). Only those near the screen are drawn. */
export function Rows({ view, rows, controls, stale, waiting, more, ticks }: Props) {
  const t = useTranslations('table')
  const body = useRef<HTMLTableSectionElement>(null)
  const drawn = useWindow(body, rows.length)
  const { start, end } = drawn
  const keys = useRowKeys(body, rows.length, drawn, ticks)
  return (
    <>
      <table
        className={styles.table}
        data-stale={stale || undefined}
        data-ticked={(ticks && ticks.rows.length > 0) || undefined}
        aria-rowcount={rows.length + 1}
        aria-busy={waiting || stale}
      >
        <ColumnHeads view={view} sort={controls.shown.sort} onSort={controls.sortBy} ticks={ticks} />
        <tbody ref={body} className={styles.body} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
          {waiting ? (
            <SkeletonRows view={view} rows={12} ticks={ticks !== undefined} />
          ) : (
            <>
              <Spacer rows={start} />
              {rows.slice(start, end).map((row, step) => (
                <RecordRow
                  key={row.id}
                  view={view}
                  row={row}
                  index={start + step}
                  tabbable={start + step === keys.active}
                  archived={controls.asked.archived}
                  ticked={ticks?.ids.has(row.id) ?? false}
                  onTick={ticks?.toggle}
                />
              ))}
              <Spacer rows={rows.length - end} />
            </>
          )}
          {more.loading && <SkeletonRows view={view} rows={3} ticks={ticks !== undefined} />}
        </tbody>
      </table>
      {!waiting && <LoadMore more={more} end={t('end', { total: rows.length })} />}
    </>
  )
}
