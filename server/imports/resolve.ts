import { and, asc, eq, isNull } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Queryable } from '#db/client.ts'
import { pipelines, stages } from '#db/schema/pipelines.ts'
import { scopeOf } from '#domain/access.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import type { ImportMapping } from '#domain/imports.ts'
import { type FieldError, forbidden } from '../errors.ts'
import { registry } from '../records/registry.ts'
import { type Asking, createManyIn } from '../records/write.ts'
import type { ImportField } from './fields.ts'
import { lookUp } from './look-up.ts'

type Values = Record<string, unknown>

/** What the names in a file led to, so that each is looked up once; it lives as long as one run. */
export type Known = Map<string, string[]>
const mostKnown = 5_000

type Resolving = { asking: Asking; mapping: ImportMapping; known: Known }

const idsOf = async (
  tx: Queryable,
  { asking, known }: Resolving,
  to: ReferenceTarget,
  name: string,
  pipeline: unknown,
) => {
  const key = `${to} ${to === 'stages' ? pipeline : ''} ${name}`
  const before = known.get(key)
  if (before) return before
  const further = to === 'stages' ? eq(stages.pipelineId, String(pipeline)) : undefined
  const found = await lookUp(asking.actor, to, name, tx, further)
  // A client that is not there may be added by this very row.
  if (known.size < mostKnown && (found.length > 0 || to !== 'clients')) known.set(key, found)
  return found
}

/** The first of them by its position; it is looked for once, as names are. */
const first = async (
  tx: Queryable,
  known: Known,
  table: typeof pipelines | typeof stages,
  pipeline: unknown = '',
) => {
  const key = `first ${pipeline}`
  const before = known.get(key)
  if (before) return before[0]
  const rows = await tx
    .select({ id: table.id })
    .from(table as typeof stages)
    .where(and(isNull(table.archivedAt), pipeline ? eq(stages.pipelineId, String(pipeline)) : undefined))
    .orderBy(asc(table.position), asc(table.id))
    .limit(1)
  const ids = rows.map(({ id }) => id)
  known.set(key, ids)
  return ids[0]
}

/** Where a deal of which the file says nothing stands: on the first stage of the first pipeline. */
const placed = async (tx: Queryable, known: Known, values: Values): Promise<Values> => {
  const pipelineId = values.pipelineId ?? (await first(tx, known, pipelines))
  if (!pipelineId) return values
  return { ...values, pipelineId, stageId: values.stageId ?? (await first(tx, known, stages, pipelineId)) }
}

type Resolved = { values: Values; errors: FieldError[]; missing: { field: string; name: string }[] }

/**
 * Puts ids in the place of the names that a row has for other records. A name that leads nowhere, or to several, is an
 * error of its field, unless the file says that such a field is to be left empty, or that clients are to be added: those
 * are `missing`, and have an id that is nobody's. `isNew` fills in what a new one needs.
 */
export const resolve = async (
  tx: Queryable,
  resolving: Resolving,
  fields: readonly ImportField[],
  named: Values,
  isNew: boolean,
): Promise<Resolved> => {
  const way = resolving.mapping.missing
  const found: Resolved = { values: { ...named }, errors: [], missing: [] }
  for (const { name: field, kind, to } of fields) {
    if (!to || named[field] === undefined) continue
    if (field === 'stageId' && isNew) found.values = await placed(tx, resolving.known, found.values)
    const ids: string[] = []
    for (const name of [named[field]].flat().map(String)) {
      const [id, another] = await idsOf(tx, resolving, to, name, found.values.pipelineId)
      if (id && !another) ids.push(id)
      else if (!id && way === 'add' && to === 'clients') {
        found.missing.push({ field, name })
        ids.push(v7())
      } else if (way !== 'leave')
        found.errors.push({ path: field, message: another ? 'ambiguous' : 'no_such_record' })
    }
    found.values[field] = kind === 'references' ? ids : ids[0]
  }
  const isDeal = fields.some(({ name }) => name === 'stageId')
  return isDeal && isNew ? { ...found, values: await placed(tx, resolving.known, found.values) } : found
}

/** Adds the clients that are missing, and puts them where nobody's ids stood. */
export const addMissing = async (
  tx: Queryable,
  asking: Asking,
  { values, missing }: Pick<Resolved, 'values' | 'missing'>,
): Promise<Values> => {
  const added: Values = {}
  const client = registry.clients
  for (const { field, name } of missing) {
    if (scopeOf(asking.actor.role, 'clients', 'create') === 'none') throw forbidden()
    const [created] = await createManyIn(tx, client, asking, [client.input.parse({ fullName: name })])
    added[field] = created?.id
  }
  return { ...values, ...added }
}
