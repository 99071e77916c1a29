import { z } from 'zod'
import type { ReferenceTarget } from '#domain/fields.ts'
import type { Field, FieldKind } from './field.ts'
import { toForm } from './form/form-values.ts'

type Meta = {
  label?: unknown
  multiline?: unknown
  format?: unknown
  min?: unknown
  max?: unknown
  to?: ReferenceTarget
}

const numberOr = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** A field without its default, its "may be missing" and its transforms; the outermost meta wins. */
const open = (schema: z.core.$ZodType, found: Meta = {}): { core: z.core.$ZodType; meta: Meta } => {
  const meta: Meta = { ...(schema instanceof z.ZodType ? schema.meta() : {}), ...found }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return open(schema.unwrap(), meta)
  if (schema instanceof z.ZodPipe) return open(schema.in, meta)
  return { core: schema, meta }
}

const formats = ['email', 'url', 'phone', 'money', 'decimal', 'day'] as const

const kindOf = (
  name: string,
  core: z.core.$ZodType,
  { multiline, format, min, max, to }: Meta,
): FieldKind => {
  if (multiline) return 'long'
  const said = formats.find((one) => one === format)
  if (said) return said
  if (core instanceof z.ZodEnum) return 'pick'
  if (core instanceof z.ZodBoolean) return 'yesNo'
  if (core instanceof z.ZodUUID) return 'reference'
  if (core instanceof z.ZodArray)
    return core.element instanceof z.ZodObject ? 'lines' : to ? 'references' : 'tags'
  if (core instanceof z.ZodNumber)
    return typeof min === 'number' && typeof max === 'number' && max <= 5 ? 'rating' : 'integer'
  return name === 'phone' ? 'phone' : 'text'
}

const optionsOf = (kind: FieldKind, core: z.core.$ZodType, { min, max }: Meta): string[] => {
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
const toInOf = (input: z.ZodObject, name: string, { to }: Meta) => {
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
  const { core, meta } = open(schema)
  const kind = kindOf(name, core, meta)
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
