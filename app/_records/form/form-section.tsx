'use client'

import type { UseFormReturnType } from '@mantine/form'
import { useRoomWord } from '../../_ui/words.ts'
import { type Field, type FormValue, isWide } from '../field.ts'
import type { View } from '../view.ts'
import { FieldInput } from './field-input.tsx'
import type { FormValues } from './form-values.ts'
import styles from './record-form.module.css'
import { withinOf } from './within.ts'

type Props = {
  view: View
  section: View['sections'][number]
  form: UseFormReturnType<FormValues>
  onChange: (field: Field, value: FormValue) => void
  autoFocus: boolean
}

/** The fields of one section, with a hint above them where the catalogue has one. */
export function FormSection({ view, section, form, onChange, autoFocus }: Props) {
  const word = useRoomWord(view.of)
  const hint = word(`${section.title}Hint`, '')
  const fields = section.fields.filter(
    // What a record is about is said only where it is about something.
    ({ name, editable, toIn }) => editable && (!toIn || form.values[name]),
  )
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{word(section.title)}</legend>
      {hint && <p className={styles.note}>{hint}</p>}
      <div className={styles.grid}>
        {fields.map((field, at) => (
          <div key={field.name} data-wide={isWide(field) || undefined} className={styles.cell}>
            <FieldInput
              field={field}
              value={form.values[field.name] ?? ''}
              onChange={(value) => onChange(field, value)}
              onBlur={() => form.isDirty(field.name) && form.validateField(field.name)}
              error={form.errors[field.name]}
              errors={form.errors}
              among={form.values}
              within={withinOf(view, field, form.values)}
              autoFocus={autoFocus && at === 0}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
