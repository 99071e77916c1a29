'use client'

import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useFieldLabel } from '../../_ui/words.ts'
import { type Field, isDecimal, isNumeric, type LineValue } from '../field.ts'
import styles from './lines-input.module.css'
import { numberText } from './number-text.ts'

type Props = {
  field: Field
  value: LineValue[]
  onChange: (lines: LineValue[]) => void
  /** What is wrong, by path: `lines.0.unitPrice`. */
  errors: Record<string, ReactNode>
}

/** A new line; it is taxed like the one before. */
const newLine = (field: Field, before: LineValue | undefined): LineValue => ({
  ...Object.fromEntries(field.columns.map((column) => [column.name, String(column.initial)])),
  ...(before?.taxRate !== undefined && { taxRate: before.taxRate }),
})

/**
 * Lines of an order, typed one below the other: Enter goes to the next line and makes it where there is none. Sums are
 * the database's to make, so none are shown until it has.
 */
export function LinesInput({ field, value, onChange, errors }: Props) {
  const t = useTranslations('lines')
  const label = useFieldLabel()
  const locale = useLocale()
  const text = (column: Field, value: string) => (isDecimal(column) ? numberText(locale, value) : value)
  const body = useRef<HTMLFieldSetElement>(null)
  const wanted = useRef<number | null>(null)
  const lines = value.length ? value : [newLine(field, undefined)]
  useEffect(() => {
    if (wanted.current === null) return
    const row =
      body.current?.querySelectorAll<HTMLElement>('[data-line]')[Math.min(wanted.current, lines.length - 1)]
    row?.querySelector('input')?.focus()
    wanted.current = null
  })

  const add = () => {
    wanted.current = lines.length
    onChange([...lines, newLine(field, lines.at(-1))])
  }
  const remove = (at: number) => {
    wanted.current = at
    onChange(lines.toSpliced(at, 1))
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (!(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (at === lines.length - 1) return add()
    body.current?.querySelectorAll<HTMLElement>('[data-line]')[at + 1]?.querySelector('input')?.focus()
  }

  return (
    <fieldset ref={body} className={styles.lines} aria-label={label(field.label)}>
      <div className={styles.heads} aria-hidden="true">
        {field.columns.map((column) => (
          <span key={column.name} data-number={isNumeric(column) || undefined}>
            {label(column.label)}
          </span>
        ))}
      </div>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place.
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside, heard on their way up.
        <div key={at} className={styles.line} data-line onKeyDown={(event) => onKeyDown(event, at)}>
          {field.columns.map((column) => (
            <TextInput
              key={column.name}
              className={styles.cell}
              data-number={isNumeric(column) || undefined}
              aria-label={t('cell', { column: label(column.label), number: at + 1 })}
              placeholder={label(column.label)}
              inputMode={isNumeric(column) ? 'decimal' : 'text'}
              autoComplete="off"
              value={text(column, line[column.name] ?? '')}
              error={errors[`${field.name}.${at}.${column.name}`]}
              onChange={(event) =>
                onChange(lines.with(at, { ...line, [column.name]: text(column, event.currentTarget.value) }))
              }
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="var(--control-height)"
            aria-label={t('remove', { number: at + 1 })}
            onClick={() => remove(at)}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.foot}>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={add}
        >
          {t('add')}
        </Button>
        <span className={styles.hint}>{t('hint')}</span>
      </div>
      {errors[field.name] && (
        <p className={styles.error} role="alert">
          {errors[field.name]}
        </p>
      )}
    </fieldset>
  )
}
