'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Field } from '../field.ts'
import type { Span } from './spans.ts'

/** A span in words: its last day is said, and not the first one that is beyond it. */
export function SpanValue({ field, span: { from, before } }: { field: Field; span: Span }) {
  const t = useTranslations('table')
  const format = useFormatter()
  // A day of the calendar is the same in every time zone; a moment is on the reader's own clock.
  const options = { dateStyle: 'medium', ...(field.kind === 'day' && { timeZone: 'UTC' }) } as const
  const said = (at: Date) => format.dateTime(at, options)
  if (!before) return from ? t('since', { day: said(new Date(from)) }) : null
  if (!from) return t('before', { day: said(new Date(before)) })
  const [first, last] = [new Date(from), new Date(Date.parse(before) - 1)]
  return said(first) === said(last) ? said(first) : format.dateTimeRange(first, last, options)
}
