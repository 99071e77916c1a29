import type { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { scopeOf } from '#domain/access.ts'
import type { ImportKind, ImportMapping, RowOutcome } from '#domain/imports.ts'
import { badInput, type FieldError, fieldErrors, problemOf } from '../errors.ts'
import { log } from '../log.ts'
import { patchInput } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { type Asking, changeIn, createIn } from '../records/write.ts'
import type { ImportField } from './fields.ts'
import { twinsOf } from './look-up.ts'
import { type Known, resolve } from './resolve.ts'
import { valuesOf } from './values.ts'

/** What one run of an import knows of all its rows. */
export type Plan = {
  of: ImportKind
  fields: readonly ImportField[]
  mapping: ImportMapping
  asking: Asking
  known: Known
}
export type Added = { outcome: RowOutcome; recordId?: string; errors?: FieldError[] }
type Values = Record<string, unknown>

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

const update = async (tx: Transaction, plan: Plan, named: Values, id: string): Promise<Added> => {
  const { of, fields, asking } = plan
  const { values, errors } = await resolve(tx, plan, fields, named, false)
  const patch = checked(patchInput(registry[of].input), values, errors)
  const scope = scopeOf(asking.actor.role, of, 'update')
  await changeIn(tx, registry[of], { ...asking, scope }, { id, patch, action: 'update' })
  return { outcome: 'updated', recordId: id }
}

const add = async (tx: Transaction, plan: Plan, named: Values): Promise<Added> => {
  const { of, fields, asking } = plan
  const { values, errors } = await resolve(tx, plan, fields, named, true)
  const { id } = await createIn(tx, registry[of], asking, checked(registry[of].input, values, errors))
  return { outcome: 'added', recordId: String(id) }
}

const addOrUpdate = async (tx: Transaction, plan: Plan, named: Values): Promise<Added> => {
  const { of, asking, mapping } = plan
  if (mapping.twins === 'add' || typeof named.email !== 'string') return add(tx, plan, named)
  const [twin, another] = await twinsOf(tx, asking.actor, of, named.email.toLowerCase())
  if (!twin) return add(tx, plan, named)
  if (mapping.twins === 'skip') return { outcome: 'skipped', recordId: twin }
  if (another) throw badInput([{ path: 'email', message: 'ambiguous' }])
  return update(tx, plan, named, twin)
}

/** Makes a record of one row, or says what is wrong with it; only an outage is thrown. */
export const addRow = async (tx: Transaction, plan: Plan, cells: readonly string[]): Promise<Added> => {
  const { values, errors } = valuesOf(plan.fields, plan.mapping, cells)
  if (errors.length > 0) return { outcome: 'failed', errors }
  try {
    return await tx.transaction((inner) => addOrUpdate(inner, plan, values))
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.code === 'SERVICE_UNAVAILABLE') throw error
    if (!problem) log.error({ err: error }, 'a row of an import could not be added')
    return {
      outcome: 'failed',
      errors: problem?.errors ?? [{ path: '', message: problem?.reason ?? 'internal' }],
    }
  }
}
