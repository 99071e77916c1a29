'use client'

import { useQueryStates } from 'nuqs'
import type { Import } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { Figures } from './figures.tsx'
import { NextSteps } from './next-steps.tsx'
import styles from './one-import.module.css'
import { ResultRows } from './result-rows.tsx'
import { rowsParser, shownOf } from './rows-input.ts'

/** What became of each row, and what can be done about it. */
export function Ended({ one, fields }: { one: Import; fields: readonly Field[] }) {
  const [{ rows }, set] = useQueryStates(rowsParser)
  const shown = shownOf(one, rows)
  return (
    <>
      <div className={styles.pad}>
        <Figures one={one} shown={shown} onShow={(outcome) => set({ rows: outcome })} />
        <NextSteps one={one} />
      </div>
      {shown && <ResultRows key={shown} one={one} fields={fields} outcome={shown} />}
    </>
  )
}
