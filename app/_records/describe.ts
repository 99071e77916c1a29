import { z } from 'zod'
import { type FieldKind, type FieldMeta, fieldKind, openField } from '#domain/field-kind.ts'
import type { Field } from './field.ts'
import { toForm } from './form/form-values.ts'

const numberOr = (value: unknown) => (typeof value === 'number' ? value : undefined)

const optionsOf = (kind: FieldKind, core: z.core.$ZodType, { min, max }: FieldMeta): string[] => {
  if (core instanceof z.ZodEnum) return core.options.map(String)
  if (kind === 'yesNo') return ['true', 'false']
  if (kind !== 'rating') return []
  const from = Number(min)
  return Array.from({ length: Number(max) - from + 1 }, (_, step) => String(from + step))
}

const columnsOf = (core: z.core.$ZodType): Field[] => {
  const line = core instanceof z.ZodArray ? core.element : undefined
  return line instanceof z.ZodObject ? Object.keys(line.shape).map((name) => describe(line, name)) : []
}

/** `subjectId` leads to what `subjectType` says. */
const toInOf = (input: z.ZodObject, name: string, { to }: FieldMeta) => {
  const type = name.replace(/Id$/, 'Type')
  return to === undefined && type !== name && type in input.shape ? type : undefined
}

const readOnlyKind = (name: string): FieldKind => {
  if (name === 'userId') return 'reference'
  if (name.endsWith('At')) return 'instant'
  return /^total$|Total$/.test(name) ? 'money' : 'text'
}

/** A column that only the server writes. */
const readOnly = (name: string): Field => ({
  name,
  label: name,
  words: name,
  kind: readOnlyKind(name),
  editable: false,
  required: false,
  clearable: false,
  options: [],
  min: undefined,
  max: undefined,
  to: name === 'userId' ? 'users' : undefined,
  toIn: undefined,
  columns: [],
  initial: '',
})

/** A field as pages need it, read off its zod, so that nothing about it is written twice. */
export const describe = (input: z.ZodObject, name: string): Field => {
  const schema = input.shape[name]
  if (!(schema instanceof z.ZodType)) return readOnly(name)
  const opened = openField(schema)
  const { core, meta } = opened
  const kind = fieldKind(name, opened)
  const label = typeof meta.label === 'string' ? meta.label : name
  const columns = columnsOf(core)
  const absent = schema.safeParse(undefined)
  return {
    name,
    label,
    words: kind === 'yesNo' ? kind : label,
    kind,
    editable: true,
    required: !absent.success,
    clearable: schema.safeParse(null).success,
    options: optionsOf(kind, core, meta),
    min: numberOr(meta.min),
    max: numberOr(meta.max),
    to: meta.to,
    toIn: toInOf(input, name, meta),
    columns,
    initial: toForm({ kind, columns }, absent.data),
  }
}
