'use client'

import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import { type Field, isDownFirst, isNumeric } from '../field.ts'
import type { View } from '../view.ts'
import styles from './record-table.module.css'
import { TickBox } from './tick-box.tsx'
import type { Ticks } from './use-ticks.ts'

/** A first click sorts as is wanted first, a second turns it round. */
const nextSort = (field: Field, sort: string) => {
  const [first, second] = isDownFirst(field) ? [`-${field.name}`, field.name] : [field.name, `-${field.name}`]
  return sort === first ? second : first
}

export function ColumnHeads({
  view,
  sort,
  onSort,
  ticks,
}: {
  view: View
  sort: string
  onSort: (sort: string) => void
  ticks?: Ticks | undefined
}) {
  const t = useTranslations()
  const label = useFieldLabel()
  const total = view.columns.reduce((sum, { share }) => sum + share, 0)
  return (
    <thead className={styles.heads}>
      <tr>
        {view.columns.map(({ field, share, from, ...column }, at) => {
          const name = label(field.label)
          const isSorted = sort.replace(/^-/, '') === field.name
          const down = sort.startsWith('-')
          const Arrow = down ? IconArrowDown : IconArrowUp
          return (
            <th
              key={field.name}
              scope="col"
              className={styles.th}
              data-tick={at === 0 && ticks ? '' : undefined}
              data-from={from}
              data-number={isNumeric(field) || undefined}
              style={{ width: `${(share / total) * 100}%` }}
              aria-sort={column.sort ? (isSorted ? (down ? 'descending' : 'ascending') : 'none') : undefined}
            >
              {at === 0 && ticks && (
                <TickBox
                  aria-label={t('bulk.tickAll')}
                  checked={ticks.all}
                  some={ticks.rows.length > 0 && !ticks.all}
                  onTick={() => (ticks.all ? ticks.clear() : ticks.tickAll())}
                />
              )}
              {column.sort ? (
                <UnstyledButton
                  className={styles.sort}
                  aria-label={t('table.sortBy', { field: name })}
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
