import { CsvError, type Info, parse } from 'csv-parse'
import { importLimits } from '#domain/imports.ts'
import { Problem } from '../errors.ts'

const refused = (code: 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE', reason: string, message: string) =>
  new Problem(code, reason, message)

const notCsv = () =>
  refused('BAD_REQUEST', 'not_csv', 'This is no CSV file. Save it as CSV (comma-separated values) first.')

/** What other programs write: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or else the code page of Windows. */
const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Documents, cards and pages that are text, and no rows of it. */
const foreign = /^\s*(%PDF|BEGIN:VCARD|\{\\rtf|<(!doctype|html|\?xml))/i
/** Controls that lay no text out: spreadsheets, archives and pictures have them near their beginning. */
const binary = /(?![\t\n\f\r\0])\p{Cc}/u
const headLength = 4_096

const requireCsv = (text: string) => {
  const head = text.slice(0, headLength)
  if (foreign.test(head) || binary.test(head)) throw notCsv()
  return text
}

const separators = [',', ';', '\t', '|']

/** The separator that stands most often in the header, outside of quotes. */
const separatorOf = (text: string): string => {
  const [head = ''] = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '')
  const plain = head.replace(/"[^"]*"/g, '')
  const count = (sign: string) => plain.split(sign).length
  return separators.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** A row as a spreadsheet counts it (the header is 1), and its cells. */
export type FileRow = { line: number; cells: string[] }

/** PostgreSQL keeps no NUL; its picture can be seen, and is refused where it stands in a value (values.ts). */
export const nulPicture = '\u2400'
const storable = (cell: string) => cell.replaceAll('\u0000', nulPicture).trim()

const isBlank = ({ cells }: FileRow) => cells.every((cell) => cell === '')

/** Two columns of one name are two columns, and one without a name is one too. */
const namesOf = (head: string[]) => head.map((name, at) => name.slice(0, 200) || `#${at + 1}`)

const tooMuch = (row: FileRow, rows: number) => {
  if (row.cells.length > importLimits.columns)
    return refused('BAD_REQUEST', 'too_many_columns', `More than ${importLimits.columns} columns.`)
  if (rows > importLimits.rows)
    return refused('PAYLOAD_TOO_LARGE', 'too_many_rows', `More than ${importLimits.rows} rows in one file.`)
  return undefined
}

async function* rowsOf(text: string): AsyncGenerator<FileRow, void, void> {
  const parser = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1_000_000,
  })
  try {
    for await (const each of parser) {
      // With `info` it hands over both; its types know of the cells alone.
      const { info, record } = each as { info: Info; record: string[] }
      yield { line: info.records, cells: record.map(storable) }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw refused('BAD_REQUEST', 'bad_csv', `The file cannot be read: ${error.message}`)
    throw error
  }
}

/**
 * The header of a CSV file and then its rows, in portions; blank rows are left out, and so is what is blank at the end of
 * each. Throws a Problem that says what is wrong with a file that cannot be read.
 */
export async function* readCsv(
  bytes: Uint8Array,
  portion: number,
): AsyncGenerator<{ columns: string[]; rows: FileRow[] }, void, void> {
  let columns: string[] | undefined
  let rows: FileRow[] = []
  let total = 0
  for await (const row of rowsOf(requireCsv(textOf(bytes)))) {
    if (isBlank(row)) continue
    if (columns) {
      rows.push(row)
      total += 1
    } else columns = namesOf(row.cells)
    const problem = tooMuch(row, total)
    if (problem) throw problem
    if (columns && rows.length === portion) {
      yield { columns, rows }
      rows = []
    }
  }
  if (!columns || total === 0)
    throw refused('BAD_REQUEST', 'empty_file', 'There are no rows below the header of this file.')
  if (rows.length > 0) yield { columns, rows }
}
