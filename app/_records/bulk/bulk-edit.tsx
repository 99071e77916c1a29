'use client'

import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '../../_ui/form-dialog.module.css'
import { FormDialog } from '../../_ui/form-dialog.tsx'
import { useFieldLabel } from '../../_ui/words.ts'
import type { Field, FormValue } from '../field.ts'
import { FieldInput } from '../form/field-input.tsx'
import { toForm, toInput } from '../form/form-values.ts'
import { useSaving } from '../form/use-saving.ts'
import { withinOf } from '../form/within.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import { bulkFields, sharedValues } from './bulk-fields.ts'
import type { Patch } from './use-bulk.tsx'

type Props = {
  view: View
  rows: readonly AnyRow[]
  /** The field that is to be changed; without one it is chosen here. */
  only?: string | undefined
  onChange: (patchOf: () => Patch) => Promise<void>
  onClose: () => void
}

/** One field gets one value in all ticked rows, by the same input as in the form. */
export function BulkEdit({ view, rows, only, onChange, onClose }: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const fields = bulkFields(view)
  const shared = sharedValues(
    rows,
    view.sections.flatMap(({ fields }) => fields.map(({ name }) => name)),
  )
  const start = (field: Field | undefined): FormValue => (field ? toForm(field, shared[field.name]) : '')
  const [name, setName] = useState(only ?? fields[0]?.name)
  const field = fields.find((one) => one.name === name)
  const [value, setValue] = useState(() => start(field))
  const { wrong, setWrong, pending, save } = useSaving(field?.name, field)
  // What a choice hangs on has to be the same in all rows: stages belong to one pipeline.
  const hangs = (one: Field) => {
    const by = view.within[one.name]?.by
    return by && !shared[by] ? by : undefined
  }
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0)

  const submit = () =>
    field &&
    save(async () => {
      await onChange(() => ({ [field.name]: toInput(field, value) }))
      onClose()
    })

  return (
    <FormDialog
      title={t(only ? 'bulk.assignTitle' : 'bulk.editTitle', { count: rows.length })}
      action={t('bulk.change', { count: rows.length })}
      pending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      {!only && (
        <NativeSelect
          label={t('bulk.field')}
          value={name}
          data-autofocus
          data={fields.map((one) => {
            const by = hangs(one)
            const words = label(one.label)
            return by
              ? {
                  value: one.name,
                  label: t('bulk.differ', { field: words, by: label(by) }),
                  disabled: true,
                }
              : { value: one.name, label: words }
          })}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setValue(start(fields.find((one) => one.name === currentTarget.value)))
            setWrong(undefined)
          }}
        />
      )}
      {field && (
        <FieldInput
          key={field.name}
          field={field}
          value={value}
          onChange={setValue}
          error={wrong}
          among={shared}
          within={withinOf(view, field, shared)}
          autoFocus={only !== undefined}
        />
      )}
      {field?.clearable && isEmpty && (
        <p className={styles.note}>{t('bulk.empties', { count: rows.length })}</p>
      )}
    </FormDialog>
  )
}
