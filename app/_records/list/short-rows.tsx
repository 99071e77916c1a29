'use client'

import { useRef } from 'react'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import { ColumnHeads } from './column-heads.tsx'
import { RecordRow } from './record-row.tsx'
import styles from './record-table.module.css'
import { SkeletonRows } from './skeleton-rows.tsx'
import { useRowKeys } from './use-row-keys.ts'

const nothing = () => undefined

/** A few rows of a list, all of them drawn; without them the shape that they will have. */
export function ShortRows({ view, rows }: { view: View; rows: AnyRow[] | undefined }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const count = rows?.length ?? 0
  const keys = useRowKeys(body, count, { start: 0, end: count })
  return (
    <table className={styles.table} data-short aria-busy={!rows}>
      <ColumnHeads view={view} sort="" onSort={nothing} />
      <tbody ref={body} className={styles.body} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
        {rows ? (
          rows.map((row, at) => (
            <RecordRow
              key={row.id}
              view={view}
              row={row}
              index={at}
              tabbable={at === keys.active}
              archived={false}
            />
          ))
        ) : (
          <SkeletonRows view={view} rows={4} />
        )}
      </tbody>
    </table>
  )
}
