'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Day } from '../_ui/day.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import { useAmount } from '../_ui/use-amount.ts'
import { useOptionLabel } from '../_ui/words.ts'
import styles from './field-value.module.css'

// Values whose words depend on the reader's language, each by what it needs of it.

export const Money = ({ text, currency }: { text: string; currency: string | undefined }) => (
  <span className={styles.number}>{useAmount().money(text, currency)}</span>
)

export const Decimal = ({ text }: { text: string }) => (
  <span className={styles.number}>{useAmount().decimal(text)}</span>
)

export const Integer = ({ value }: { value: number }) => (
  <span className={styles.number}>{useFormatter().number(value)}</span>
)

type OptionProps = { of: string; value: string; withDot?: boolean }

/** One of the values that a field may have, by its name. */
export function Option({ of, value, withDot = false }: OptionProps) {
  const label = useOptionLabel()(of, value)
  return withDot ? <StatusDot value={value} label={label} /> : label
}

/** A day that is over, of something that is not done. */
export const LateDay = ({ day }: { day: string }) => (
  <span className={styles.late}>
    <Day day={day} /> · {useTranslations('record')('late')}
  </span>
)

export const LineCount = ({ count }: { count: number }) => useTranslations('record')('lineCount', { count })

export const Rating = ({ value, max }: { value: number; max: number }) => (
  <span className={styles.rating} role="img" aria-label={`${value} / ${max}`}>
    <b>{'●'.repeat(value)}</b>
    {'●'.repeat(Math.max(0, max - value))}
  </span>
)
