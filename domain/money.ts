import { z } from 'zod'

/** An amount as text. Twelve digits before the point: enough for any small business in any currency, and far inside numeric(14,2). */
export const amount = /^-?\d{1,12}(?:\.\d{1,2})?$/

const cents = (value: string) => {
  const [whole = '0', fraction = ''] = value.split('.')
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${fraction.padEnd(2, '0')}`
}

/**
 * An exact amount of money as a decimal string with two places ("1200.50"), never a float. A JSON number is taken too
 * (REST callers write one) and is read by its decimal notation.
 */
const money = z
  .union([z.string().trim(), z.number().transform(String)])
  .pipe(z.string().regex(amount, { error: 'money' }))
  .transform(cents)

/** An amount, zero or more, that may be missing. */
export const optionalAmount = (label: string) =>
  money
    .refine((value) => !value.startsWith('-'), { error: 'negative' })
    .nullish()
    .meta({ label, format: 'money' })

/** A decimal, zero or more, with at most two places ("37.5" hours, "21" per cent), exact as money is. */
export const decimal = (label: string, most: number) =>
  money
    .refine((value) => !value.startsWith('-'), { error: 'negative' })
    .refine((value) => Number(value) <= most, { error: 'out_of_range' })
    .meta({ label, format: 'decimal' })

/** The same, that may be missing. */
export const optionalDecimal = (label: string, most: number) =>
  decimal(label, most).nullish().meta({ label, format: 'decimal' })

/** The currencies on offer (ISO 4217). */
export const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'MXN',
  'ARS',
  'COP',
  'CLP',
  'PEN',
  'BRL',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'JPY',
  'INR',
] as const
