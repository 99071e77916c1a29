import { renameKeys, snake } from '../http/case.ts'

/** What a spreadsheet takes for the beginning of a formula, the full-width forms too (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const number = /^-?\d+(\.\d+)?$/

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('; ')
  return typeof value === 'object' ? JSON.stringify(renameKeys(value, snake)) : String(value)
}

/**
 * One cell: text that a spreadsheet would run is shown instead, by an apostrophe before it; a number stays a number.
 * Quoted where RFC 4180 asks for it, and where a line break stands alone.
 */
export const csvCell = (value: unknown): string => {
  const text = textOf(value)
  const harmless = formula.test(text) && !number.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** One line of a CSV file (RFC 4180), its end included. */
export const csvLine = (cells: unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Without it Excel reads UTF-8 as something else. */
export const byteOrderMark = '\ufeff'
