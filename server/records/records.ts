import { z } from 'zod'
import { maxPageSize } from '#domain/list.ts'
import { db } from '../database.ts'
import { may } from '../trpc.ts'
import { bulkAnswer, bulkChanges, bulkTargets, changeMany } from './bulk.ts'
import { countRecords } from './count.ts'
import type { Entity, RecordTable } from './entity.ts'
import { exportRecords } from './export.ts'
import { answerOf, patchInput } from './fields.ts'
import { historyAnswer, historyInput, historyOf } from './history.ts'
import { listRecords } from './list.ts'
import { exportInput, listInput, narrowing, pageInput } from './list-input.ts'
import { pageOfRecords } from './page.ts'
import { purgeRecord } from './purge.ts'
import { timelineInput, timelineOf } from './timeline.ts'
import { timelineAnswer } from './timeline-entries.ts'
import { visibleRow } from './visible.ts'
import { archiveRecord, changeRecord, createRecord, restoreRecord, wholePatch } from './write.ts'

const byId = z.strictObject({ id: z.uuid({ error: 'uuid' }) })
const version = z.int({ error: 'integer' }).min(1, { error: 'out_of_range' }).optional()

/**
 * The procedures that every kind of record has, typed by its facts. No hooks and no options: a record that differs
 * writes that one procedure after the spread, in the open: `router({ ...records(deal), move: may('deals', 'update')… })`.
 */
export const records = <
  T extends RecordTable,
  S extends z.ZodRawShape,
  const K extends string,
  const F extends string,
  const L extends string,
>(
  of: Entity<T, S, K, F, L>,
) => {
  const path = `/crm/${of.name}` as const
  const alike = of as unknown as Entity
  const row = answerOf(alike)
  const one = of.one
  // Built from of.input in loops that TypeScript cannot follow: callers see the exact input, the kit a record of values.
  type Values = Record<string, unknown>
  type Whole = z.input<z.ZodObject<S>>
  type Target = { id: string; version?: number | undefined }
  const target = { id: z.uuid({ error: 'uuid' }), version }
  const input = of.input as unknown as z.ZodType<Values, Whole>
  const patch = patchInput(of.input).extend(target) as unknown as z.ZodType<
    Values & Target,
    Partial<Whole> & Target
  >
  const bulkInput = bulkChanges(patchInput(of.input)) as unknown as z.ZodType<
    { records: (z.output<typeof bulkTargets>[number] & { patch?: Values })[]; patch?: Values },
    { records: (z.input<typeof bulkTargets>[number] & { patch?: Partial<Whole> })[]; patch?: Partial<Whole> }
  >
  const whole = z.strictObject({ ...of.input.shape, ...target }) as unknown as z.ZodType<
    Values & Target,
    Whole & Target
  >
  const plain = of as unknown as Entity<T>

  return {
    list: may(of.name, 'read')
      .input(listInput(of))
      .query(({ ctx, input }) => listRecords({ of: plain, ...ctx }, input)),

    page: may(of.name, 'read', {
      method: 'GET',
      path,
      summary: `List ${of.name}: search, filter, sort, numbered pages`,
      answer: z.strictObject({
        data: z.array(row),
        total: z.int(),
        page: z.int(),
        limit: z.int().max(maxPageSize),
      }),
    })
      .input(pageInput(plain))
      .query(({ ctx, input }) => pageOfRecords({ of: plain, ...ctx }, input)),

    export: may(of.name, 'read', {
      method: 'GET',
      path: `${path}/export`,
      summary: `The list of ${of.name} as a file, as it is filtered and sorted`,
      download: 'text/csv',
    })
      .input(exportInput(plain))
      .query(({ ctx, input }) => exportRecords({ of: plain, ...ctx }, input)),

    count: may(of.name, 'read')
      .input(z.strictObject(narrowing(of)))
      .query(({ ctx, input }) => countRecords({ of: plain, ...ctx }, input)),

    get: may(of.name, 'read', { method: 'GET', path: `${path}/{id}`, summary: `Read a ${one}`, answer: row })
      .input(byId)
      .query(({ ctx, input }) => visibleRow(db, { of: plain, ...ctx, id: input.id })),

    create: may(of.name, 'create', {
      method: 'POST',
      path,
      summary: `Create a ${one}`,
      status: 201,
      answer: row,
    })
      .input(input)
      .mutation(({ ctx, input }) => createRecord(plain, ctx, input)),

    update: may(of.name, 'update', {
      method: 'PATCH',
      path: `${path}/{id}`,
      summary: `Change some fields of a ${one}`,
      answer: row,
    })
      .input(patch)
      .mutation(({ ctx, input: { id, version, ...fields } }) =>
        changeRecord(plain, ctx, { id, version, patch: fields, action: 'update' }),
      ),

    replace: may(of.name, 'update', {
      method: 'PUT',
      path: `${path}/{id}`,
      summary: `Replace all fields of a ${one}`,
      answer: row,
    })
      .input(whole)
      .mutation(({ ctx, input: { id, version, ...fields } }) =>
        changeRecord(plain, ctx, { id, version, patch: wholePatch(plain, fields), action: 'update' }),
      ),

    archive: may(of.name, 'archive', {
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Move a ${one} to the trash`,
      status: 204,
    })
      .input(byId.extend({ version: z.coerce.number().pipe(z.int()).optional() }))
      .mutation(({ ctx, input }) => archiveRecord(plain, ctx, input)),

    restore: may(of.name, 'restore', {
      method: 'POST',
      path: `${path}/{id}/restore`,
      summary: `Take a ${one} out of the trash`,
      answer: row,
    })
      .input(byId)
      .mutation(({ ctx, input }) => restoreRecord(plain, ctx, input)),

    purge: may(of.name, 'purge', {
      method: 'DELETE',
      path: `${path}/{id}/purge`,
      summary: `Delete a ${one} in the trash for good`,
      status: 204,
    })
      .input(byId)
      .mutation(({ ctx, input }) => purgeRecord(plain, ctx, input)),

    bulkUpdate: may(of.name, 'update', {
      method: 'POST',
      path: `${path}/bulk-update`,
      summary: `Change many ${of.name}: the same fields in all, or each its own`,
      answer: bulkAnswer,
    })
      .input(bulkInput)
      .mutation(({ ctx, input }) => changeMany(alike, ctx, { ...input, action: 'update' })),

    bulkArchive: may(of.name, 'archive', {
      method: 'POST',
      path: `${path}/bulk-archive`,
      summary: `Move many ${of.name} to the trash`,
      answer: bulkAnswer,
    })
      .input(z.strictObject({ records: bulkTargets }))
      .mutation(({ ctx, input }) =>
        changeMany(alike, ctx, {
          ...input,
          patch: { archivedAt: new Date().toISOString() },
          action: 'archive',
        }),
      ),

    bulkRestore: may(of.name, 'restore', {
      method: 'POST',
      path: `${path}/bulk-restore`,
      summary: `Take many ${of.name} out of the trash`,
      answer: bulkAnswer,
    })
      .input(z.strictObject({ records: bulkTargets }))
      .mutation(({ ctx, input }) =>
        changeMany(alike, ctx, { ...input, patch: { archivedAt: null }, action: 'restore', trash: true }),
      ),

    history: may(of.name, 'history', {
      method: 'GET',
      path: `${path}/{id}/history`,
      summary: `Who changed what in a ${one}`,
      answer: historyAnswer,
    })
      .input(historyInput)
      .query(({ ctx, input }) => historyOf(plain, ctx, input)),

    timeline: may(of.name, 'read', {
      method: 'GET',
      path: `${path}/{id}/timeline`,
      summary: `What happened to a ${one}, newest first: notes, files, tasks, orders and the like about it, and changes`,
      answer: timelineAnswer,
    })
      .input(timelineInput)
      .query(({ ctx, input }) => timelineOf({ of: alike, actor: ctx.actor }, input)),
  }
}
