import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { pipelines, stages } from '#db/schema/pipelines.ts'
import { scopeOf } from '#domain/access.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import type { ImportMapping } from '#domain/imports.ts'
import type { FieldError } from '../errors.ts'
import { registry } from '../records/registry.ts'
import { type Asking, createIn } from '../records/write.ts'
import type { ImportField } from './fields.ts'
import { lookUp } from './look-up.ts'

type Values = Record<string, unknown>

/** What the names in a file led to, so that each is looked up once; it lives as long as one run. */
export type Known = Map<string, string[]>
const mostKnown = 5_000

type Resolving = { asking: Asking; mapping: ImportMapping; known: Known }

/** A client of that name, where the file says that what is missing is to be added. */
const addClient = async (tx: Queryable, asking: Asking, fullName: string) => {
  const client = registry.clients
  if (scopeOf(asking.actor.role, 'clients', 'create') === 'none') return []
  const { id } = await createIn(tx, client, asking, client.input.parse({ fullName }))
  return [String(id)]
}

const idsOf = async (
  tx: Queryable,
  { asking, mapping, known }: Resolving,
  to: ReferenceTarget,
  name: string,
  pipeline: unknown,
) => {
  const key = `${to} ${to === 'stages' ? pipeline : ''} ${name}`
  const before = known.get(key)
  if (before) return before
  const further = to === 'stages' ? eq(stages.pipelineId, String(pipeline)) : undefined
  const found = await lookUp(asking.actor, to, name, tx, further)
  // One that is added is not known yet: it goes again if something else is wrong with its row.
  if (found.length === 0 && to === 'clients' && mapping.missing === 'add') return addClient(tx, asking, name)
  if (known.size < mostKnown) known.set(key, found)
  return found
}

const first = async (tx: Queryable, table: typeof pipelines | typeof stages, pipeline?: unknown) => {
  const [found] = await tx
    .select({ id: table.id })
    .from(table as typeof stages)
    .where(and(isNull(table.archivedAt), pipeline ? eq(stages.pipelineId, String(pipeline)) : undefined))
    .orderBy(asc(table.position), asc(table.id))
    .limit(1)
  return found?.id
}

/** Where a deal of which the file says nothing stands: on the first stage of the first pipeline. */
const placed = async (tx: Queryable, values: Values): Promise<Values> => {
  const pipelineId = values.pipelineId ?? (await first(tx, pipelines))
  return { ...values, pipelineId, stageId: values.stageId ?? (await first(tx, stages, pipelineId)) }
}

/**
 * Puts ids in the place of the names that a row has for other records. A name that leads nowhere, or to several, is an
 * error of its field, unless the file says that such a field is to be left empty. `isNew` fills in what a new one needs.
 */
export const resolve = async (
  tx: Queryable,
  resolving: Resolving,
  fields: readonly ImportField[],
  named: Values,
  isNew: boolean,
): Promise<{ values: Values; errors: FieldError[] }> => {
  let values = { ...named }
  const errors: FieldError[] = []
  for (const { name: field, kind, to } of fields) {
    if (!to || values[field] === undefined) continue
    const names = [values[field]].flat().map(String)
    const ids: string[] = []
    if (field === 'stageId' && isNew) values = await placed(tx, values)
    for (const name of names) {
      const [id, another] = await idsOf(tx, resolving, to, name, values.pipelineId)
      if (id && !another) ids.push(id)
      else if (resolving.mapping.missing !== 'leave')
        errors.push({ path: field, message: another ? 'ambiguous' : 'no_such_record' })
    }
    values[field] = kind === 'references' ? ids : ids[0]
  }
  const isDeal = fields.some(({ name }) => name === 'stageId')
  return { values: isDeal && isNew ? await placed(tx, values) : values, errors }
}
