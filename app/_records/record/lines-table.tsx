'use client'

import { useTranslations } from 'use-intl'
import { useAmount } from '../../_ui/use-amount.ts'
import { useFieldLabel } from '../../_ui/words.ts'
import { type Field, isNumeric } from '../field.ts'
import { FieldValue } from '../field-value.tsx'
import { linesIn, toForm } from '../form/form-values.ts'
import type { AnyRow } from '../rooms.ts'
import styles from './lines-table.module.css'

/** The sums below the lines, as the database made them (exact, rounded by line). */
const sums = ['netTotal', 'taxTotal', 'total'] as const

/** Lines as they are read, each with its total, and what they come to. */
export function LinesTable({ field, row }: { field: Field; row: AnyRow }) {
  const t = useTranslations('lines')
  const label = useFieldLabel()
  const amount = useAmount()
  const lines = linesIn(toForm(field, row[field.name]))
  const totals = Array.isArray(row.lineTotals) ? row.lineTotals.map(String) : []
  if (lines.length === 0) return <p className={styles.empty}>{t('empty')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {field.columns.map((column) => (
            <th key={column.name} scope="col" data-number={isNumeric(column) || undefined}>
              {label(column.label)}
            </th>
          ))}
          <th scope="col" data-number>
            {t('lineTotal')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place.
          <tr key={at}>
            {field.columns.map((column) => (
              <td
                key={column.name}
                data-number={isNumeric(column) || undefined}
                data-label={label(column.label)}
              >
                <FieldValue field={column} value={line[column.name]} />
              </td>
            ))}
            <td data-number>{totals[at] !== undefined && amount.money(totals[at])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map((name) => (
          <tr key={name} data-sum={name}>
            <th scope="row" colSpan={field.columns.length}>
              {label(name)}
            </th>
            <td data-number>{amount.money(String(row[name] ?? '0'))}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  )
}
