'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { PageLink } from '../../_ui/page-link.tsx'
import { isNumeric } from '../field.ts'
import { FieldValue } from '../field-value.tsx'
import { listHref, recordHref } from '../hrefs.ts'
import { nameOf } from '../read-view.ts'
import type { AnyRow } from '../rooms.ts'
import { useIsLate } from '../use-is-late.ts'
import type { View } from '../view.ts'
import styles from './record-table.module.css'
import { RestoreButton } from './restore-button.tsx'
import { TickBox } from './tick-box.tsx'

type Props = {
  view: View
  row: AnyRow
  index: number
  tabbable: boolean
  archived: boolean
  ticked?: boolean
  /** Left out where rows cannot be ticked. */
  onTick?: ((index: number, range: boolean) => void) | undefined
}

/** One row. Its name is a link that fills the row, so that Ctrl-click, middle click and long press do what they always do. */
export const RecordRow = memo(function RecordRow({
  view,
  row,
  index,
  tabbable,
  archived,
  ticked = false,
  onTick,
}: Props) {
  const t = useTranslations('bulk')
  const [, ...others] = view.columns
  const name = nameOf(view, row)
  const isLate = useIsLate(view)
  return (
    <tr className={styles.row} aria-rowindex={index + 2} data-row={index} data-ticked={ticked || undefined}>
      <th scope="row" className={styles.name} data-tick={onTick && ''}>
        {onTick && (
          <TickBox
            aria-label={t('tick', { name })}
            tabIndex={-1}
            checked={ticked}
            onTick={(range) => onTick(index, range)}
          />
        )}
        {archived ? (
          <span className={styles.archived}>
            <span className={styles.clip}>{name}</span>
            <RestoreButton view={view} row={row} />
          </span>
        ) : (
          <PageLink href={recordHref(view.of, row.id)} className={styles.open} tabIndex={tabbable ? 0 : -1}>
            {name}
          </PageLink>
        )}
      </th>
      {others.map(({ field, from, card }) => (
        <td
          key={field.name}
          className={styles.cell}
          data-from={from}
          data-card={card}
          data-number={isNumeric(field) || undefined}
        >
          <FieldValue
            field={field}
            value={row[field.name]}
            row={row}
            late={isLate(row, field.name)}
            narrowHref={(value) => `${listHref(view.of)}?${field.name}=${encodeURIComponent(value)}`}
            inTable
          />
        </td>
      ))}
    </tr>
  )
})
