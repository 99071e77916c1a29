'use client'

import { useLocale } from 'use-intl'
import { remembered } from '#domain/remembered.ts'

const amountsIn = remembered((locale) => {
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const inCurrency = remembered(
    (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2 }),
  )
  const rough = remembered(
    (currency) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        notation: 'compact',
        maximumSignificantDigits: 3,
      }),
  )
  return {
    // Decimal strings of ours are numeric literals; TypeScript knows them as text.
    money: (text: string, currency?: string) =>
      (currency ? inCurrency(currency) : plain).format(text as `${number}`),
    /** Rounded to what the eye takes in at once; the exact amount stands elsewhere. */
    compact: (text: string, currency: string) => rough(currency).format(text as `${number}`),
    decimal: (text: string) => decimal.format(text as `${number}`),
  }
})

/** Formats decimal strings digit by digit, as they are: never by way of a float. With a currency (ISO 4217) it is said too. */
export const useAmount = () => amountsIn(useLocale())
