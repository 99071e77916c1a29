import { remembered } from '#domain/remembered.ts'

const swap: Record<string, string> = { '.': ',', ',': '.' }

const hasDecimalComma = remembered((locale) =>
  new Intl.NumberFormat(locale).formatToParts(1.5).some(({ value }) => value === ','),
)

/**
 * A number's text between the form, where the point is the decimal sign, and an input of this locale. It is its own
 * inverse, so that nothing changes under the fingers.
 */
export const numberText = (locale: string, text: string) =>
  hasDecimalComma(locale) ? text.replace(/[.,]/g, (sign) => swap[sign] ?? sign) : text

const grouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/
/** The other sign, as some number pads have it. */
const otherSign = /^-?\d+,\d{1,2}$/

/** The plain decimal that was meant ("1,200.5" and "1200,5" are 1200.5); what is none stays, for zod to refuse. */
export const plainNumber = (text: string) => {
  const typed = text.trim()
  if (grouped.test(typed)) return typed.replaceAll(',', '')
  return otherSign.test(typed) ? typed.replace(',', '.') : typed
}
