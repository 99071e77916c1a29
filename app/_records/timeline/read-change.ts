import type { FieldKind } from '#domain/field-kind.ts'
import type { Field } from '../field.ts'
import { isEmpty } from '../field-value.tsx'
import { allFields } from '../read-view.ts'
import type { View } from '../view.ts'
import { type Change, changedIn } from './entry.ts'

type Changed = ReturnType<typeof changedIn>[number]
type Value = { before?: unknown; after?: unknown }

/** How a change is told, and what of it is told below. */
export type Told =
  | { say: 'verb'; verb: string }
  | { say: 'attached'; action: string; name: string }
  | { say: 'became'; status: string; rest: Changed[] }
  | { say: 'moved'; field: Field; value: Value; rest: Changed[] }
  | { say: 'one'; field: Field; value: Value }
  | { say: 'several'; names: string[]; rest: Changed[] }

/** What does not fit into a sentence. */
const long = new Set<FieldKind>(['long', 'lines', 'tags', 'references'])

/** Reads a line about a record. `knows` says whether there are words for having taken a status. */
export const readChange = (view: View, change: Change, knows: (status: string) => boolean): Told => {
  const [thing, verb = ''] = change.action.split('.')
  if (thing !== view.of)
    return {
      say: 'attached',
      action: change.action.replace('.', '_'),
      name: String(change.changes?.name?.after ?? ''),
    }
  if (verb !== 'update' && verb !== 'move') return { say: 'verb', verb }
  const changed = changedIn(change)
  // What a step emptied (why it was lost, once it is open again) is part of it.
  const besides = (field: string) => changed.filter(([name, { after }]) => name !== field && !isEmpty(after))
  const fields = allFields(view)
  const valueIn = (name: string) => changed.find(([one]) => one === name)?.[1]
  const fieldIn = (name: string) => fields.find((one) => one.name === name)

  const status = valueIn('status')?.after
  if (typeof status === 'string' && knows(status)) return { say: 'became', status, rest: besides('status') }
  const [stage, stages] = [valueIn('stageId'), fieldIn('stageId')]
  if (stage && stages && !isEmpty(stage.before) && !isEmpty(stage.after))
    return { say: 'moved', field: stages, value: stage, rest: besides('stageId') }
  const [only] = changed
  const field = only && fieldIn(only[0])
  if (only && field && changed.length === 1 && !long.has(field.kind))
    return { say: 'one', field, value: only[1] }
  return { say: 'several', names: changed.map(([name]) => fieldIn(name)?.label ?? name), rest: changed }
}
