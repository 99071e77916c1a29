'use client'

import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { ImportKind } from '#domain/entities.ts'
import type { ImportMapping, importRowAnswer } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { ReferenceLink } from '../../../_records/reference-link.tsx'
import styles from './one-import.module.css'
import { useRowError } from './use-row-error.ts'

type Row = z.output<typeof importRowAnswer>

type Props = { of: ImportKind; row: Row; mapping: ImportMapping; fields: readonly Field[] }

/** A cell can hold a page of text. */
const mostCharacters = 200

/** The cells that were taken, in the order of the file. */
const takenCells = ({ cells }: Row, { columns }: ImportMapping) =>
  columns.flatMap((field, at) => (field && cells[at] ? [cells[at].slice(0, mostCharacters)] : []))

/** One row of the file: what it says, what is wrong with it, and the record that has to do with it. */
export function ResultRow({ of, row, mapping, fields }: Props) {
  const t = useTranslations('imports')
  const say = useRowError(fields)
  return (
    <li className={styles.result}>
      <span className={styles.line}>{t('line', { line: row.line })}</span>
      <div className={styles.told}>
        <p className={styles.cells}>{takenCells(row, mapping).join(' · ')}</p>
        {row.errors.map(({ path, message }) => (
          <p key={path + message} className={styles.wrong}>
            {say(path, message)}
          </p>
        ))}
        {row.recordId && (
          <p className={styles.record}>
            {row.outcome === 'skipped' && `${t('twin')} `}
            <ReferenceLink to={of} id={row.recordId} />
          </p>
        )}
      </div>
    </li>
  )
}
