import type { z } from 'zod'
import type { RequestFacts } from '../context.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { snake } from '../http/case.ts'
import { Download } from '../http/download.ts'
import { audit } from './audit.ts'
import { byteOrderMark, csvLine } from './csv.ts'
import { visibleColumns } from './fields.ts'
import { walk, walkOf } from './list.ts'
import type { exportInput } from './list-input.ts'
import { type Asked, flatNarrowing, type Narrowing } from './narrow.ts'

const batch = 500

type Asking = Asked & { request: RequestFacts }
type Input = z.output<ReturnType<typeof exportInput>>

/** Whoever takes the data out of the house stands in the audit log, with how much it was and what they asked for. */
const report = (asking: Asking, facts: Record<string, unknown>) =>
  audit(db, asking, {
    action: `${asking.of.name}.export`,
    changes: Object.fromEntries(
      Object.entries(facts).map(([name, after]) => [name, { before: null, after }]),
    ),
  })

/**
 * The rows of the list as CSV, in batches by keyset: memory stays the same however many there are, and no connection is
 * held between two batches. It is no snapshot: a row that is changed meanwhile is there as it was or as it is.
 */
async function* csvOf(asking: Asking, narrowed: Narrowing, sort: string) {
  const names = Object.keys(visibleColumns(asking.of.table))
  let rows = 0
  let complete = false
  try {
    // It goes with the first rows and not before them: a failure must be told before anything is sent.
    let head = byteOrderMark + csvLine(names.map(snake))
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof walk>> = await walk(
        walkOf(asking, { ...narrowed, sort, cursor, limit: batch }),
      )
      rows += page.items.length
      yield head + page.items.map((row) => csvLine(names.map((name) => row[name]))).join('')
      head = ''
      cursor = page.nextCursor
    } while (cursor)
    complete = true
  } finally {
    await report(asking, { rows, complete, asked: narrowed })
  }
}

const today = () => new Date().toISOString().slice(0, 10)

/** A list as it is filtered and sorted, as a file. Asked for by a page's procedure call it is refused: see `Download`. */
export const exportRecords = (asking: Asking, input: Input): Download => {
  const { format, id: ids, sortBy, sortOrder, ...flat } = input
  const { of, request } = asking
  if (request.door !== 'download')
    throw new Problem('BAD_REQUEST', 'download_only', `Exports are files: GET /api/crm/${of.name}/export.`)
  if (format === 'xlsx')
    throw new Problem(
      'BAD_REQUEST',
      'bad_input',
      'Excel files are not made yet: ask for format=csv, which Excel opens.',
      { errors: [{ path: 'format', message: 'not_an_option' }] },
    )
  const sort = `${sortOrder === 'desc' ? '-' : ''}${sortBy ?? of.sort[0]}`
  const rows = csvOf(asking, { ids, ...flatNarrowing(of, flat) }, sort)
  return new Download(`${of.name}-${today()}.csv`, 'text/csv; charset=utf-8', rows)
}
