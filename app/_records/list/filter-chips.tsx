'use client'

import { CloseButton, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFieldLabel, useOptionLabel } from '../../_ui/words.ts'
import { type Field, isReference } from '../field.ts'
import { ReferenceNames } from '../reference-link.tsx'
import type { View } from '../view.ts'
import { chosen } from './list-state.ts'
import { SpanValue } from './span-value.tsx'
import { type Span, spanOf } from './spans.ts'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'

type Chip = {
  key: string
  name: string
  field: Field | undefined
  values: string[]
  span?: Span
  remove: () => void
}

/** What narrows the list now, each to be taken off by itself. */
export function FilterChips({ view, controls }: { view: View; controls: ListControls }) {
  const t = useTranslations('table')
  const label = useFieldLabel()
  const { shown, narrow, showArchived, clear } = controls
  const chips: Chip[] = view.filters.flatMap((field) => {
    const values = chosen(view, shown, field.name)
    return values.length
      ? [{ key: field.name, name: label(field.label), field, values, remove: () => narrow(field.name, []) }]
      : []
  })
  for (const field of view.between) {
    const span = spanOf(view, shown, field.name)
    const remove = () => narrow(field.name, [])
    if (span)
      chips.push({ key: `${field.name}-span`, name: label(field.label), field, values: [], span, remove })
  }
  if (shown.archived)
    chips.push({
      key: 'archived',
      name: t('archived'),
      field: undefined,
      values: [],
      remove: () => showArchived(false),
    })
  if (chips.length === 0) return null
  return (
    <div className={styles.chips}>
      {chips.map(({ key, name, field, values, span, remove }) => (
        <span key={key} className={styles.chip}>
          <span className={styles.values}>
            {field ? <b>{name}: </b> : name}
            {field &&
              (span ? <SpanValue field={field} span={span} /> : <Values field={field} values={values} />)}
          </span>
          <CloseButton size="xs" radius="xl" aria-label={t('removeFilter', { name })} onClick={remove} />
        </span>
      ))}
      {chips.length > 1 && (
        <UnstyledButton className={styles.clear} onClick={clear}>
          {t('clear')}
        </UnstyledButton>
      )}
    </div>
  )
}

function Values({ field, values }: { field: Field; values: string[] }) {
  const option = useOptionLabel()
  if (isReference(field)) return <ReferenceNames to={field.to} ids={values} />
  return values.map((value) => option(field.words, value)).join(', ')
}
