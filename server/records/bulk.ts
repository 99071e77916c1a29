import { and, asc, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { type Action, scopeOf } from '#domain/access.ts'
import { maxBulk } from '#domain/list.ts'
import { db } from '../database.ts'
import { audit } from './audit.ts'
import { changesOf } from './changes.ts'
import type { Entity } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { type Changing, requireReferences } from './referred.ts'
import { within } from './visible.ts'
import { type Asking, outsideSelf } from './write.ts'

/** What became of one record of many. */
export const bulkOutcomes = ['done', 'not_found', 'forbidden', 'stale'] as const

const target = z.strictObject({
  id: z.uuid({ error: 'uuid' }).transform((id) => id.toLowerCase()),
  version: z.int({ error: 'integer' }).min(1, { error: 'out_of_range' }).optional(),
})

const each = <S extends z.ZodType<{ id: string }>>(record: S) =>
  z
    .array(record)
    .min(1, { error: 'required' })
    .max(maxBulk, { error: 'too_many' })
    .refine((records) => new Set(records.map(({ id }) => id)).size === records.length, { error: 'repeated' })

/** Which records: each once, with the version that the caller saw if a change by somebody else since matters. */
export const bulkTargets = each(target)

/** What changes in which records: the same in all of them, or something else in each, as an Undo or a tag needs it. */
export const bulkChanges = (patch: z.ZodType<Record<string, unknown>>) =>
  z
    .strictObject({ records: each(target.extend({ patch: patch.optional() })), patch: patch.optional() })
    .refine(
      (asked) => asked.records.every((record) => Object.keys({ ...asked.patch, ...record.patch }).length > 0),
      { error: 'required', path: ['patch'] },
    )

/** One line for each record, in the order asked; `version` is what it has now, or null where nothing may be said of it. */
export const bulkAnswer = z.strictObject({
  results: z.array(
    z.strictObject({ id: z.uuid(), outcome: z.enum(bulkOutcomes), version: z.int().nullable() }),
  ),
})

type Row = Record<string, unknown> & { id: string; version: number }
type Patch = Record<string, unknown>
type Bulk = {
  records: (z.output<typeof target> & { patch?: Patch | undefined })[]
  /** What changes in all of them; a record's own patch goes before it. */
  patch?: Patch | undefined
  action: Action
  trash?: boolean
}
type Judged = z.output<typeof bulkAnswer>['results'][number] & { changing?: Changing; patch?: Patch }

/** Locked in the order of their ids, so that two that change the same records wait for each other and never in a ring. */
const lockedRows = async (tx: Queryable, of: Entity, { actor }: Asking, ids: string[], trash: boolean) => {
  const { table } = of
  const reach = within(of, scopeOf(actor.role, of.name, 'read'), actor)
  const where = and(
    inArray(table.id, ids),
    reach,
    trash ? isNotNull(table.archivedAt) : isNull(table.archivedAt),
  )
  const rows = await tx
    .select(visibleColumns(table))
    .from(table)
    .where(where)
    .orderBy(asc(table.id))
    .for('update')
  // Drizzle cannot type a selection made from a generic table; every record has an id and a version.
  return new Map((rows as Row[]).map((row) => [row.id, row]))
}

/** Those among the locked rows that the action's scope reaches. */
const changeable = async (tx: Queryable, of: Entity, { actor, scope }: Asking, rows: Map<string, Row>) => {
  const ids = [...rows.keys()]
  if (scope === 'all' || ids.length === 0) return new Set(ids)
  const { id } = of.table
  const where = and(inArray(id, ids), within(of, scope, actor))
  const mine = await tx.select({ id }).from(of.table).where(where)
  return new Set(mine.map((row) => String(row.id)))
}

/** Records that get the same patch are one statement. */
const byPatch = (changed: { id: string; patch: Patch }[]) => {
  const groups = new Map<string, { patch: Patch; ids: string[] }>()
  for (const { id, patch } of changed) {
    const key = JSON.stringify(patch)
    groups.set(key, { patch, ids: [...(groups.get(key)?.ids ?? []), id] })
  }
  return [...groups.values()]
}

const save = async (tx: Queryable, of: Entity, asking: Asking, action: Action, judged: Judged[]) => {
  const changed = judged.flatMap(({ id, changing, patch }) =>
    changing && patch && Object.keys(changing.changes).length > 0 ? [{ id, patch, ...changing }] : [],
  )
  if (changed.length === 0) return judged
  await requireReferences(tx, of, asking.actor, changed)
  const versions = new Map<string, number>()
  for (const { patch, ids } of byPatch(changed)) {
    const saved = await tx
      .update(of.table)
      // The patch is the output of the procedure's input, whose fields were checked against the table (see `entity`).
      .set({ ...patch, version: sql`${of.table.version} + 1`, updatedAt: sql`now()` } as never)
      .where(inArray(of.table.id, ids))
      .returning({ id: of.table.id, version: of.table.version })
    for (const row of saved) versions.set(String(row.id), Number(row.version))
  }
  await audit(
    tx,
    asking,
    ...changed.map(({ id, changes }) => ({
      action: `${of.name}.${action}`,
      subject: { type: of.name, id },
      changes,
    })),
  )
  return judged.map((one) => ({ ...one, version: versions.get(one.id) ?? one.version }))
}

/** Who was refused what stands in the audit log, here too, where the refusal is an answer and no error. */
const recordRefusals = async (tx: Queryable, of: Entity, asking: Asking, { action }: Bulk, ids: string[]) => {
  if (ids.length === 0) return
  const changes = { procedure: { before: null, after: `${of.name}.${action}` } }
  await audit(
    tx,
    asking,
    ...ids.map((id) => ({ action: 'access.denied', subject: { type: of.name, id }, changes })),
  )
}

/**
 * Changes at most `maxBulk` records, in one transaction with a line in the audit log for each that changes.
 * Each record goes by the rights of a single change, and the answer says of each what became of it: what the actor may
 * not see is `not_found`. A value that the database refuses for one of them is a 400 or 409, and then none is changed.
 */
export const changeMany = async (
  of: Entity,
  asking: Asking,
  bulk: Bulk,
): Promise<z.output<typeof bulkAnswer>> =>
  db.transaction(async (tx) => {
    const { records, trash = false } = bulk
    const ids = records.map(({ id }) => id)
    const rows = await lockedRows(tx, of, asking, ids, trash)
    const allowed = await changeable(tx, of, asking, rows)
    const judge = ({ id, version, patch: own }: Bulk['records'][number]): Judged => {
      const patch = { ...bulk.patch, ...own }
      const row = rows.get(id)
      if (!row) return { id, outcome: 'not_found', version: null }
      const now = { id, version: row.version }
      if (!allowed.has(id)) return { ...now, outcome: 'forbidden' }
      if (version !== undefined && version !== row.version) return { ...now, outcome: 'stale' }
      const changes = changesOf(row, patch)
      if (outsideSelf(of, asking, row, changes)) return { ...now, outcome: 'forbidden' }
      return { ...now, outcome: 'done', changing: { before: row, changes }, patch }
    }
    const judged = records.map(judge)
    const refused = judged.filter(({ outcome }) => outcome === 'forbidden')
    await recordRefusals(
      tx,
      of,
      asking,
      bulk,
      refused.map(({ id }) => id),
    )
    const results = await save(tx, of, asking, bulk.action, judged)
    return { results: results.map(({ id, outcome, version }) => ({ id, outcome, version })) }
  })
