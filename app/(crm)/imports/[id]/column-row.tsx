'use client'

import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { useFieldLabel } from '../../../_ui/words.ts'
import styles from './mapping.module.css'
import type { MappingState } from './use-mapping.ts'

type Props = { at: number; one: Import; fields: readonly Field[]; state: MappingState }

/** A cell can hold a page of text. */
const mostCharacters = 100

/** Of several columns all are taken where there is room, and else the first that is filled (server/imports/values.ts). */
const isJoined = ({ kind }: Field) => ['text', 'long', 'tags', 'references'].includes(kind)

/** One column of the file: what is in it, and which field that becomes. */
export function ColumnRow({ at, one, fields, state: { mapping, choose } }: Props) {
  const t = useTranslations('imports')
  const label = useFieldLabel()
  const column = one.columns[at] ?? ''
  const chosen = mapping.columns[at] ?? null
  const field = fields.find(({ name }) => name === chosen)
  const samples = one.samples.flatMap((row) => (row[at] ? [row[at].slice(0, mostCharacters)] : []))
  const others = one.columns.filter((_, other) => other !== at && mapping.columns[other] === chosen)
  const options = fields.map(({ name, required, ...one }) => ({
    value: name,
    label: required ? t('required', { field: label(one.label) }) : label(one.label),
  }))
  return (
    <tr data-out={chosen === null || undefined}>
      <th scope="row" title={column}>
        {column}
      </th>
      <td className={styles.samples}>{[...new Set(samples)].join(' · ')}</td>
      <td>
        <NativeSelect
          aria-label={t('fieldFor', { column })}
          value={chosen ?? ''}
          onChange={(event) => choose(at, event.currentTarget.value || null)}
          data={[{ value: '', label: t('leaveOut') }, ...options]}
        />
        {field && others.length > 0 && (
          <p className={styles.joined}>
            {t(isJoined(field) ? 'joined' : 'firstCounts', { columns: others.join(', ') })}
          </p>
        )}
      </td>
    </tr>
  )
}
