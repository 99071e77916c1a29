import { z } from 'zod'
import { importKinds } from '#domain/entities.ts'
import {
  importAnswer,
  importId,
  importMapping,
  importRowsAnswer,
  importsAnswer,
  rowOutcomes,
} from '#domain/imports.ts'
import { staffRoles } from '#domain/roles.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { only, type Rest, router } from '../trpc.ts'
import { cancelImport, reopenImport, startImport, undoImport } from './change-state.ts'
import { downloadFailed, listRows } from './rows.ts'
import { listImports, readImport } from './visible.ts'

const staff = (method: Rest['method'], path: string, summary: string, rest: Partial<Rest> = {}) =>
  only(staffRoles, { method, path: `/crm/imports${path}`, summary, answer: importAnswer, ...rest })

const lineCursor = z.coerce
  .number()
  .pipe(z.int().min(1, { error: 'out_of_range' }))
  .nullish()

/**
 * Records from files. A file comes in by `POST /api/imports` (upload-door.ts) and waits; what its columns are is said by
 * `start`, and from then on a job adds row by row, by the rights and rules of a single record.
 */
export const importsRouter = router({
  list: staff('GET', '', 'List imports, the newest first: yours, and for an admin all', {
    answer: importsAnswer,
  })
    .input(
      z.strictObject({
        of: z.enum(importKinds, { error: 'not_an_option' }).optional(),
        cursor: z.uuid({ error: 'uuid' }).nullish(),
        direction: onlyForward,
        limit: pageLimit,
      }),
    )
    .query(({ ctx, input }) => listImports(ctx.actor, input)),

  get: staff('GET', '/{id}', 'Read an import: how it is understood, and how far it is')
    .input(importId)
    .query(({ ctx, input }) => readImport(ctx.actor, input.id)),

  rows: staff('GET', '/{id}/rows', 'List the rows of an import, and what became of each', {
    answer: importRowsAnswer,
  })
    .input(
      importId.extend({
        outcome: z.enum(rowOutcomes, { error: 'not_an_option' }).optional(),
        /** The last line of the page before. */
        cursor: lineCursor,
        direction: onlyForward,
        limit: pageLimit,
      }),
    )
    .query(({ ctx, input }) => listRows(ctx.actor, input)),

  failed: staff('GET', '/{id}/failed', 'The rows that were refused, and why, as a file', {
    answer: undefined,
    download: 'text/csv',
  })
    .input(importId)
    .query(({ ctx, input }) => downloadFailed(ctx, input.id)),

  start: staff('POST', '/{id}/start', 'Say what the columns of an import are, and begin')
    .input(importId.extend({ mapping: importMapping }))
    .mutation(({ ctx, input }) => startImport(ctx, input)),

  cancel: staff('POST', '/{id}/cancel', 'Stop an import; what was added stays')
    .input(importId)
    .mutation(({ ctx, input }) => cancelImport(ctx, input.id)),

  reopen: staff('POST', '/{id}/reopen', 'Have the rows that were refused, or not yet reached, tried again')
    .input(importId)
    .mutation(({ ctx, input }) => reopenImport(ctx, input.id)),

  undo: staff('POST', '/{id}/undo', 'Move what an import added to the trash, but for what was changed since')
    .input(importId)
    .mutation(({ ctx, input }) => undoImport(ctx, input.id)),
})
