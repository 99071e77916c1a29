'use client'

import { Checkbox, Input, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { FieldKind } from '#domain/field-kind.ts'
import { useFieldHelp, useFieldLabel, useOptionLabel } from '../../_ui/words.ts'
import type { Field, FormValue } from '../field.ts'
import { ReferenceLink } from '../reference-link.tsx'
import { targetIn } from '../references.ts'
import { linesIn, textsIn } from './form-values.ts'
import { LinesInput } from './lines-input.tsx'
import { numberText } from './number-text.ts'
import { ReferenceInput } from './reference-input.tsx'
import { ReferencesInput } from './references-input.tsx'
import type { Within } from './use-choices.tsx'

type Props = {
  field: Field
  value: FormValue
  onChange: (value: FormValue) => void
  onBlur?: () => void
  error?: ReactNode
  /** What is wrong with the parts of it, by path (`lines.0.unitPrice`). */
  errors?: Record<string, ReactNode> | undefined
  /** The other values of its form or row: what a reference leads to may stand among them. */
  among?: Record<string, unknown>
  /** What a reference must belong to; null while that is not chosen yet. */
  within?: Within | null | undefined
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
  integer: { inputMode: 'numeric' },
  day: { type: 'date' },
}

const helpBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** The input of any field, chosen by what its zod says it is. */
export function FieldInput({
  field,
  value,
  onChange,
  onBlur,
  error,
  errors = {},
  among = {},
  within,
  bare = false,
  autoFocus,
}: Props) {
  const t = useTranslations()
  const label = useFieldLabel()
  const help = useFieldHelp()(field.label)
  const option = useOptionLabel()
  const locale = useLocale()
  const name = label(field.label)
  const common = {
    name: field.name,
    error,
    onBlur,
    autoFocus,
    // These are other people's details: what the browser knows of the user does not belong in them.
    autoComplete: 'off',
    ...(bare ? { 'aria-label': name } : { label: name, required: field.required }),
    // Below the input, so that the inputs of a row stand on one line.
    ...(help && { description: help, inputWrapperOrder: helpBelow }),
  }
  // In a form nothing opens before somebody asks for it; in its place a fact is opened to be chosen.
  const picker = { ...common, openOnFocus: bare }
  const text = typeof value === 'string' ? value : ''
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  switch (field.kind) {
    case 'long':
      return <Textarea {...common} value={text} onChange={typed} autosize minRows={2} maxRows={10} />
    case 'pick':
    case 'rating': {
      const options = field.options.map((one) => ({ value: one, label: option(field.words, one) }))
      const data = field.clearable ? [{ value: '', label: t('app.none') }, ...options] : options
      return <NativeSelect {...common} value={text} onChange={typed} data={data} />
    }
    case 'tags':
      return (
        <TagsInput
          {...common}
          value={textsIn(value)}
          onChange={onChange}
          placeholder={value.length ? undefined : t('form.addTag')}
          splitChars={[',', ';']}
          clearable={false}
          acceptValueOnBlur
        />
      )
    case 'yesNo':
      return (
        <Checkbox
          name={field.name}
          label={name}
          description={help || undefined}
          error={error}
          autoFocus={autoFocus}
          checked={text === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      )
    case 'reference': {
      const to = targetIn(field, among)
      if (!to) return null
      if (field.toIn)
        return (
          <Input.Wrapper label={name} labelElement="div">
            <p>
              <ReferenceLink to={to} id={text} />
            </p>
          </Input.Wrapper>
        )
      const first = within === null && { disabled: true, placeholder: t('form.first') }
      return (
        <ReferenceInput
          to={to}
          within={within ?? undefined}
          clearable={field.clearable}
          value={text}
          onChange={onChange}
          input={{ ...picker, ...first }}
        />
      )
    }
    case 'references':
      return (
        field.to && (
          <ReferencesInput to={field.to} value={textsIn(value)} onChange={onChange} input={picker} />
        )
      )
    case 'lines':
      return <LinesInput field={field} value={linesIn(value)} onChange={onChange} errors={errors} />
    case 'money':
    case 'decimal':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          value={numberText(locale, text)}
          onChange={(event) => onChange(numberText(locale, event.currentTarget.value))}
        />
      )
    default:
      return <TextInput {...common} {...keyboards[field.kind]} value={text} onChange={typed} />
  }
}
