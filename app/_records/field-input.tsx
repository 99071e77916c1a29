'use client'

import { NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel, useOptionLabel } from '../_ui/words.ts'
import type { Field, FieldKind } from './field.ts'
import type { FormValue } from './form-values.ts'

type Props = {
  field: Field
  value: FormValue
  onChange: (value: FormValue) => void
  onBlur?: () => void
  error?: ReactNode
  /** Beside a fact there is a label already. */
  bare?: boolean
  autoFocus?: boolean
}

const keyboards: Partial<
  Record<FieldKind, Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'autoComplete'>>
> = {
  email: { type: 'email', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
  url: { inputMode: 'url' },
  money: { inputMode: 'decimal' },
  integer: { inputMode: 'numeric' },
}

/** The input of any field, chosen by what its zod says it is. */
export function FieldInput({ field, value, onChange, onBlur, error, bare = false, autoFocus }: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const option = useOptionLabel()
  const name = label(field.label)
  const common = {
    name: field.name,
    error,
    onBlur,
    autoFocus,
    // These are other people's details: what the browser knows of the user does not belong in them.
    autoComplete: 'off',
    ...(bare ? { 'aria-label': name } : { label: name, required: field.required }),
  }
  const text = typeof value === 'string' ? value : ''
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  switch (field.kind) {
    case 'long':
      return <Textarea {...common} value={text} onChange={typed} autosize minRows={2} maxRows={10} />
    case 'pick':
    case 'rating': {
      const options = field.options.map((one) => ({ value: one, label: option(field.label, one) }))
      const data = field.clearable ? [{ value: '', label: t('app.none') }, ...options] : options
      return <NativeSelect {...common} value={text} onChange={typed} data={data} />
    }
    case 'tags':
      return (
        <TagsInput
          {...common}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          placeholder={value.length ? undefined : t('form.addTag')}
          splitChars={[',', ';']}
          clearable={false}
          acceptValueOnBlur
        />
      )
    default:
      return <TextInput {...common} {...keyboards[field.kind]} value={text} onChange={typed} />
  }
}
