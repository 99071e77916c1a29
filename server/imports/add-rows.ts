import type { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { scopeOf } from '#domain/access.ts'
import type { ImportKind } from '#domain/entities.ts'
import type { ImportMapping, RowOutcome } from '#domain/imports.ts'
import { badInput, type FieldError, fieldErrors, problemOf } from '../errors.ts'
import { log } from '../log.ts'
import { patchInput } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { type Asking, changeIn, createManyIn } from '../records/write.ts'
import type { ImportField } from './fields.ts'
import { twinsOf } from './look-up.ts'
import { addMissing, type Known, resolve } from './resolve.ts'
import { valuesOf } from './values.ts'

/** What one run of an import knows of all its rows. */
export type Plan = {
  of: ImportKind
  fields: readonly ImportField[]
  mapping: ImportMapping
  asking: Asking
  known: Known
}
export type Told = { line: number; outcome: RowOutcome; recordId?: string; errors?: FieldError[] }
type Values = Record<string, unknown>
type Row = { line: number; values: Values; errors: FieldError[]; email: string | undefined }
/** A row that became the input of a new record. */
type Ready = Pick<Row, 'line' | 'email'> & { input: Values }

/** What a row has nothing for is missing, and of no wrong type. */
const faultsOf = (error: z.ZodError, values: Values) =>
  fieldErrors(error).map((fault) =>
    values[fault.path] === undefined ? { ...fault, message: 'required' } : fault,
  )

/** What the fields say to these values, and what is wrong with the names in them, each field once. */
const checked = (input: z.ZodType, values: Values, errors: FieldError[]): Values => {
  const parsed = input.safeParse(values)
  const faulty = new Set(errors.map(({ path }) => path))
  const faults = parsed.success ? [] : faultsOf(parsed.error, values)
  const all = [...errors, ...faults.filter(({ path }) => !faulty.has(path))]
  if (all.length > 0) throw badInput(all)
  // The input of a record is an object of fields.
  return parsed.data as Values
}

/** Why a row was refused; only an outage is thrown. */
const refusal = (line: number, error: unknown): Told => {
  const problem = problemOf(error)
  if (problem?.code === 'SERVICE_UNAVAILABLE') throw error
  if (!problem) log.error({ err: error }, 'a row of an import could not be added')
  const errors = problem?.errors ?? [{ path: '', message: problem?.reason ?? 'internal' }]
  return { line, outcome: 'failed', errors }
}

const inputOf = async (tx: Transaction, plan: Plan, values: Values, isNew: boolean): Promise<Values> => {
  const { input } = registry[plan.of]
  const found = await resolve(tx, plan, plan.fields, values, isNew)
  const good = checked(isNew ? input : patchInput(input), found.values, found.errors)
  return addMissing(tx, plan.asking, { ...found, values: good })
}

const update = (tx: Transaction, plan: Plan, { line, values }: Row, [id, another]: string[]) =>
  tx.transaction(async (inner): Promise<Told> => {
    if (!id || another) throw badInput([{ path: 'email', message: 'ambiguous' }])
    const { of, asking } = plan
    const patch = await inputOf(inner, plan, values, false)
    const scope = scopeOf(asking.actor.role, of, 'update')
    await changeIn(inner, registry[of], { ...asking, scope }, { id, patch, action: 'update' })
    return { line, outcome: 'updated', recordId: id }
  })

const createAll = (tx: Transaction, { of, asking }: Plan, ready: Ready[]) =>
  tx.transaction(async (inner) => {
    const inputs = ready.map(({ input }) => input)
    const created = await createManyIn(inner, registry[of], asking, inputs)
    return ready.map(({ line }, at): Told => ({ line, outcome: 'added', recordId: String(created[at]?.id) }))
  })

/** All at once; where PostgreSQL refuses one of them, one after the other. */
const create = async (tx: Transaction, plan: Plan, ready: Ready[]): Promise<Told[]> => {
  if (ready.length === 0) return []
  try {
    return await createAll(tx, plan, ready)
  } catch (error) {
    if (ready.length === 1) return ready.map(({ line }) => refusal(line, error))
    const told: Told[] = []
    for (const one of ready) told.push(...(await create(tx, plan, [one])))
    return told
  }
}

const read = ({ fields, mapping }: Plan, line: number, cells: readonly string[]): Row => {
  const { values, errors } = valuesOf(fields, mapping, cells)
  const isLooked = mapping.twins !== 'add' && typeof values.email === 'string'
  return { line, values, errors, email: isLooked ? String(values.email).toLowerCase() : undefined }
}

/** Makes records of rows, in their order, and says of each what became of it; only an outage is thrown. */
export const addRows = async (
  tx: Transaction,
  plan: Plan,
  rows: readonly { line: number; cells: readonly string[] }[],
): Promise<Told[]> => {
  const { of, asking, mapping } = plan
  const all = rows.map(({ line, cells }) => read(plan, line, cells))
  const twins = await twinsOf(
    tx,
    asking.actor,
    of,
    all.flatMap(({ email }) => email ?? []),
  )
  const told: Told[] = []
  let ready: Ready[] = []
  const createReady = async () => {
    const created = await create(tx, plan, ready)
    for (const [at, { email }] of ready.entries()) {
      const id = created[at]?.recordId
      if (email && id) twins.set(email, [id])
    }
    told.push(...created)
    ready = []
  }
  for (const row of all) {
    const { line, email, values, errors } = row
    // Two rows of one file may be twins too.
    if (email && ready.some((one) => one.email === email)) await createReady()
    const twin = email ? twins.get(email) : undefined
    try {
      if (errors.length > 0) throw badInput(errors)
      if (!twin) ready.push({ line, email, input: await inputOf(tx, plan, values, true) })
      else if (mapping.twins === 'update') told.push(await update(tx, plan, row, twin))
      else told.push({ line, outcome: 'skipped', ...(twin[0] && { recordId: twin[0] }) })
    } catch (error) {
      told.push(refusal(line, error))
    }
  }
  await createReady()
  return told
}
