import { and, eq, isNull, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { importRows, imports } from '#db/schema/imports.ts'
import { scopeOf } from '#domain/access.ts'
import type { Import, ImportMapping } from '#domain/imports.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { db } from '../database.ts'
import { badInput, type FieldError, forbidden, Problem } from '../errors.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { audit } from '../records/audit.ts'
import { importFields, missingFields } from './fields.ts'
import { readImport, visibleImport } from './visible.ts'

type Asking = Pick<SignedIn, 'actor' | 'request'>
type Found = Awaited<ReturnType<typeof visibleImport>>

const requireState = ({ state }: Found, ...allowed: Import['state'][]) => {
  if (!allowed.includes(state))
    throw new Problem('CONFLICT', 'wrong_state', `This cannot be done to an import that is ${state}.`)
}

const requireFit = ({ of, columns }: Found, mapping: ImportMapping) => {
  const known = new Set(importFields(of).map(({ name }) => name))
  const errors: FieldError[] = [
    ...(mapping.columns.length === columns.length
      ? []
      : [{ path: 'mapping.columns', message: 'wrong_length' }]),
    ...mapping.columns.flatMap((field, at) =>
      field === null || known.has(field) ? [] : [{ path: `mapping.columns.${at}`, message: 'not_an_option' }],
    ),
    ...missingFields(of, mapping.columns).map((field) => ({ path: field, message: 'required' })),
  ]
  if (errors.length > 0) throw badInput(errors)
}

/** One change of an import's state with its line in the audit log; answers the import as it is then. */
const change = async (
  action: 'imports.start' | 'imports.cancel' | 'imports.reopen' | 'imports.undo',
  { actor, request }: Asking,
  id: string,
  to: (tx: Transaction, found: Found) => Promise<PgUpdateSetSource<typeof imports>>,
): Promise<Import> => {
  await db.transaction(async (tx) => {
    const found = await visibleImport(tx, actor, id, { lock: true })
    const patch = await to(tx, found)
    await tx.update(imports).set(patch).where(eq(imports.id, id))
    await audit(
      tx,
      { actor, request },
      {
        action,
        changes: {
          file: { before: null, after: found.fileName },
          records: { before: null, after: found.of },
          rows: { before: null, after: found.total },
        },
      },
    )
  })
  return readImport(actor, id)
}

/** Not one job at a time: the last may just be ending, and two do each row once (run.ts). */
const work = (
  tx: Transaction,
  kind: 'imports.run' | 'imports.undo',
  { request, actor }: Asking,
  id: string,
) => enqueue(tx, kind, { id, actorId: actor.id, requestId: request.id, ip: request.ip })

/** Begins to add the rows of a file that was read; 400 while a column is no field, or a field is missing. */
export const startImport = (asking: Asking, { id, mapping }: { id: string; mapping: ImportMapping }) =>
  change('imports.start', asking, id, async (tx, found) => {
    requireState(found, 'draft')
    if (scopeOf(asking.actor.role, found.of, 'create') === 'none') throw forbidden()
    requireFit(found, mapping)
    await work(tx, 'imports.run', asking, id)
    return { state: 'running', mapping, startedAt: found.startedAt ?? sql`now()`, finishedAt: null }
  })

/** Stops an import between two rows. */
export const cancelImport = (asking: Asking, id: string) =>
  change('imports.cancel', asking, id, async (_tx, found) => {
    requireState(found, 'running')
    return { state: 'cancelled', finishedAt: sql`now()` }
  })

/** Makes a draft again of what has ended: the rows that were refused or not reached can be tried otherwise. */
export const reopenImport = (asking: Asking, id: string) =>
  change('imports.reopen', asking, id, async (tx, found) => {
    requireState(found, 'done', 'cancelled')
    await tx
      .update(importRows)
      .set({ outcome: null, errors: [] })
      .where(and(eq(importRows.importId, id), eq(importRows.outcome, 'failed')))
    const [left] = await tx
      .select({ line: importRows.line })
      .from(importRows)
      .where(and(eq(importRows.importId, id), isNull(importRows.outcome)))
      .limit(1)
    if (!left) throw new Problem('CONFLICT', 'nothing_left', 'Every row of this file was taken.')
    return { state: 'draft', failed: 0, finishedAt: null }
  })

/** Begins to move to the trash what the import added. */
export const undoImport = (asking: Asking, id: string) =>
  change('imports.undo', asking, id, async (tx, found) => {
    requireState(found, 'done', 'cancelled')
    const [added] = await tx
      .select({ line: importRows.line })
      .from(importRows)
      .where(and(eq(importRows.importId, id), eq(importRows.outcome, 'added')))
      .limit(1)
    if (!added) throw new Problem('CONFLICT', 'nothing_left', 'Nothing is left that this import added.')
    await work(tx, 'imports.undo', asking, id)
    return { state: 'undoing', finishedAt: null }
  })
