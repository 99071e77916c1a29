'use client'

import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import { type Field, isDownFirst, isNumeric } from '../field.ts'
import type { View } from '../view.ts'
import styles from './record-table.module.css'

/** A first click sorts as is wanted first, a second turns it round. */
const nextSort = (field: Field, sort: string) => {
  const [first, second] = isDownFirst(field) ? [`-${field.name}`, field.name] : [field.name, `-${field.name}`]
  return sort === first ? second : first
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
        {view.columns.map(({ field, share, from, ...column }) => {
          const name = label(field.label)
          const isSorted = sort.replace(/^-/, '') === field.name
          const down = sort.startsWith('-')
          const Arrow = down ? IconArrowDown : IconArrowUp
          return (
            <th
              key={field.name}
              scope="col"
              className={styles.th}
              data-from={from}
              data-number={isNumeric(field) || undefined}
              style={{ width: `${(share / total) * 100}%` }}
              aria-sort={column.sort ? (isSorted ? (down ? 'descending' : 'ascending') : 'none') : undefined}
            >
              {column.sort ? (
                <UnstyledButton
                  className={styles.sort}
                  aria-label={t('sortBy', { field: name })}
                  onClick={() => onSort(nextSort(field, sort))}
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
