import { z } from 'zod'
import type { ReferenceTarget } from '#domain/fields.ts'

export type FieldKind =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'url'
  | 'money'
  | 'decimal'
  | 'integer'
  | 'rating'
  | 'pick'
  | 'yesNo'
  | 'day'
  | 'tags'
  | 'reference'
  | 'references'
  | 'lines'
  | 'instant'

/** What a page needs to know of a field, read off its zod: nothing about it is written twice. */
export type Field = {
  name: string
  /** A message key under `fields`. */
  label: string
  /** Where the words of its options are, under `options`. */
  words: string
  kind: FieldKind
  required: boolean
  /** Whether it may be empty. */
  clearable: boolean
  options: readonly string[]
  min: number | undefined
  max: number | undefined
  /** What a reference leads to. */
  to: ReferenceTarget | undefined
  /** The field that says what this reference leads to, where that differs from row to row. */
  toIn: string | undefined
  /** What each line of a field of lines is made of. */
  columns: readonly Field[]
  schema: z.ZodType | undefined
}

type Meta = {
  label?: unknown
  multiline?: unknown
  format?: unknown
  min?: unknown
  max?: unknown
  to?: ReferenceTarget
}

const numberOr = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** A field without its default, its "may be missing" and its transforms; the nearest meta wins on the way in. */
const open = (schema: z.core.$ZodType, found: Meta = {}): { core: z.core.$ZodType; meta: Meta } => {
  const meta: Meta = { ...(schema instanceof z.ZodType ? schema.meta() : {}), ...found }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return open(schema.unwrap(), meta)
  if (schema instanceof z.ZodPipe) return open(schema.in, meta)
  return { core: schema, meta }
}

const formats = ['email', 'url', 'money', 'phone', 'decimal', 'day'] as const

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
  if (core instanceof z.ZodArray && core.element instanceof z.ZodObject) return 'lines'
  if (core instanceof z.ZodArray) return to ? 'references' : 'tags'
  if (core instanceof z.ZodUUID) return 'reference'
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

/** The fields of one line, where a field holds lines. */
const columnsOf = (core: z.core.$ZodType): Field[] => {
  const line = core instanceof z.ZodArray ? core.element : undefined
  return line instanceof z.ZodObject ? Object.keys(line.shape).map((name) => fieldOf(line, name)) : []
}

/** `subjectId` leads to what `subjectType` says. */
const toInOf = (input: z.ZodObject, name: string, { to }: Meta) => {
  const type = name.replace(/Id$/, 'Type')
  return to === undefined && type !== name && type in input.shape ? type : undefined
}

const unwritten = (name: string): Field => ({
  name,
  label: name,
  words: name,
  kind: name.endsWith('At') ? 'instant' : /^(total|\w+Total)$/.test(name) ? 'money' : 'text',
  required: false,
  clearable: false,
  options: [],
  min: undefined,
  max: undefined,
  to: undefined,
  toIn: undefined,
  columns: [],
  schema: undefined,
})

/** A field of an input; or a column that only the server writes (codes, instants, totals). */
export const fieldOf = (input: z.ZodObject, name: string): Field => {
  const schema = input.shape[name]
  if (!(schema instanceof z.ZodType)) return unwritten(name)
  const { core, meta } = open(schema)
  const kind = kindOf(name, core, meta)
  const label = typeof meta.label === 'string' ? meta.label : name
  return {
    name,
    label,
    words: kind === 'yesNo' ? 'yesNo' : label,
    kind,
    required: !schema.safeParse(undefined).success,
    clearable: schema.safeParse(null).success,
    options: optionsOf(kind, core, meta),
    min: numberOr(meta.min),
    max: numberOr(meta.max),
    to: meta.to,
    toIn: toInOf(input, name, meta),
    columns: columnsOf(core),
    schema,
  }
}

/** Digits line up on the right. */
export const isNumeric = ({ kind }: Field) => kind === 'money' || kind === 'decimal' || kind === 'integer'

/** Moments are wanted newest first, ratings best and amounts largest first; everything else from its beginning. */
export const isDownFirst = ({ kind }: Field) => kind === 'instant' || kind === 'rating' || kind === 'money'

/** Fields that take the whole width of a form. */
export const isWide = ({ kind }: Field) =>
  kind === 'long' || kind === 'tags' || kind === 'references' || kind === 'lines'
