import { and, asc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import { importRows } from '#db/schema/imports.ts'
import type { importRowsAnswer, RowOutcome } from '#domain/imports.ts'
import type { Actor, RequestFacts } from '../context.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { snake } from '../http/case.ts'
import { Download } from '../http/download.ts'
import { byteOrderMark, csvLine } from '../records/csv.ts'
import { visibleImport } from './visible.ts'

type Asked = {
  id: string
  outcome?: RowOutcome | undefined
  cursor?: number | null | undefined
  limit: number
}

const rowsOf = ({ id, outcome, cursor, limit }: Asked) =>
  db
    .select({
      line: importRows.line,
      cells: importRows.cells,
      outcome: importRows.outcome,
      recordId: importRows.recordId,
      errors: importRows.errors,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, id),
        outcome && eq(importRows.outcome, outcome),
        cursor ? gt(importRows.line, cursor) : undefined,
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(limit)

/** The rows of an import in the order of the file, page by page. */
export const listRows = async (actor: Actor, asked: Asked): Promise<z.output<typeof importRowsAnswer>> => {
  await visibleImport(db, actor, asked.id)
  const rows = await rowsOf({ ...asked, limit: asked.limit + 1 })
  const items = rows.slice(0, asked.limit)
  return { items, nextCursor: rows.length > asked.limit ? (items.at(-1)?.line ?? null) : null }
}

const batch = 500

/** The columns of the file as they were, and one more: it can be mended, and brought again. */
async function* csvOfFailed(id: string, columns: string[]) {
  yield byteOrderMark + csvLine([...columns, 'refused_because'])
  let cursor: number | undefined
  do {
    const rows = await rowsOf({ id, outcome: 'failed', cursor, limit: batch })
    yield rows
      .map(({ cells, errors }) =>
        csvLine([
          ...columns.map((_, at) => cells[at] ?? ''),
          errors.map(({ path, message }) => (path ? `${snake(path)}: ${message}` : message)),
        ]),
      )
      .join('')
    cursor = rows.length === batch ? rows.at(-1)?.line : undefined
  } while (cursor)
}

/** The rows that were refused as a file. Asked for by a page's procedure call it is refused: see `Download`. */
export const downloadFailed = async (
  { actor, request }: { actor: Actor; request: RequestFacts },
  id: string,
): Promise<Download> => {
  const { of, columns } = await visibleImport(db, actor, id)
  if (request.door !== 'download')
    throw new Problem(
      'BAD_REQUEST',
      'download_only',
      `Refused rows are a file: GET /api/crm/imports/${id}/failed.`,
    )
  return new Download(`${of}-refused.csv`, 'text/csv; charset=utf-8', csvOfFailed(id, columns))
}
