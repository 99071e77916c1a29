'use client'

import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../_ui/words.ts'
import { isNumeric } from './field.ts'
import styles from './record-table.module.css'
import type { View } from './view.ts'

/** Moments are wanted newest first, everything else from its beginning; a second click turns it round. */
const nextSort = (field: string, kind: string, sort: string) => {
  const down = kind === 'instant' || kind === 'rating'
  const first = down ? `-${field}` : field
  return sort === first ? (down ? field : `-${field}`) : first
}

export function ColumnHeads({
  view,
  sort,
  onSort,
}: {
  view: View
  sort: string
  onSort: (sort: string) => void
}) {
  const t = useTranslations('table')
  const label = useFieldLabel()
  const total = view.columns.reduce((sum, { share }) => sum + share, 0)
  return (
    <thead className={styles.heads}>
      <tr>
        {view.columns.map(({ field, of, share, from, ...column }) => {
          const name = label(of.label)
          const isSorted = sort.replace(/^-/, '') === field
          const down = sort.startsWith('-')
          const Arrow = down ? IconArrowDown : IconArrowUp
          return (
            <th
              key={field}
              scope="col"
              className={styles.th}
              data-from={from}
              data-number={isNumeric(of) || undefined}
              style={{ width: `${(share / total) * 100}%` }}
              aria-sort={column.sort ? (isSorted ? (down ? 'descending' : 'ascending') : 'none') : undefined}
            >
              {column.sort ? (
                <UnstyledButton
                  className={styles.sort}
                  aria-label={t('sortBy', { field: name })}
                  onClick={() => onSort(nextSort(field, of.kind, sort))}
                >
                  {name}
                  {isSorted && <Arrow size={14} aria-hidden />}
                </UnstyledButton>
              ) : (
                name
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
