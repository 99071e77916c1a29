'use client'

import { memo } from 'react'
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

type Props = { view: View; row: AnyRow; index: number; tabbable: boolean; archived: boolean }

/** One row. Its name is a link that fills the row, so that Ctrl-click, middle click and long press do what they always do. */
export const RecordRow = memo(function RecordRow({ view, row, index, tabbable, archived }: Props) {
  const [, ...others] = view.columns
  const name = nameOf(view, row)
  const isLate = useIsLate(view)
  return (
    <tr className={styles.row} aria-rowindex={index + 2} data-row={index}>
      <th scope="row" className={styles.name}>
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
