'use client'

import { useFormatter } from 'use-intl'

const kilo = 1_024
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/** Bytes in the largest unit of which there is at least one. */
export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormatter()
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(kilo)))
  return format.number(bytes / kilo ** step, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  })
}
