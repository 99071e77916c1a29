'use client'

import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { ColumnRow } from './column-row.tsx'
import styles from './mapping.module.css'
import { MappingOptions } from './mapping-options.tsx'
import { StartImport } from './start-import.tsx'
import { useMapping } from './use-mapping.ts'

/** Says what each column of the file is, how its values are read, and begins. */
export function Mapping({ one, fields }: { one: Import; fields: readonly Field[] }) {
  const t = useTranslations('imports')
  const state = useMapping(one, fields)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('samples')}</th>
            <th scope="col">{t('becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {one.columns.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and none ever moves.
            <ColumnRow key={at} at={at} one={one} fields={fields} state={state} />
          ))}
        </tbody>
      </table>
      <MappingOptions state={state} />
      <StartImport one={one} fields={fields} state={state} />
    </>
  )
}
