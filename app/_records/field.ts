import { z } from 'zod'

export type FieldKind =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'url'
  | 'money'
  | 'integer'
  | 'rating'
  | 'pick'
  | 'tags'
  | 'instant'

/** What a page needs to know of a field, read off its zod: nothing about it is written twice. */
export type Field = {
  name: string
  /** A message key under `fields`. */
  label: string
  kind: FieldKind
  required: boolean
  /** Whether it may be empty. */
  clearable: boolean
  options: readonly string[]
  min: number | undefined
  max: number | undefined
  schema: z.ZodType | undefined
}

type Meta = { label?: unknown; multiline?: unknown; format?: unknown; min?: unknown; max?: unknown }

const numberOr = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** A field without its default, its "may be missing" and its transforms; the nearest meta wins on the way in. */
const open = (schema: z.core.$ZodType, found: Meta = {}): { core: z.core.$ZodType; meta: Meta } => {
  const meta: Meta = { ...(schema instanceof z.ZodType ? schema.meta() : {}), ...found }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return open(schema.unwrap(), meta)
  if (schema instanceof z.ZodPipe) return open(schema.in, meta)
  return { core: schema, meta }
}

const kindOf = (name: string, core: z.core.$ZodType, { multiline, format, min, max }: Meta): FieldKind => {
  if (multiline) return 'long'
  if (format === 'email' || format === 'url' || format === 'money' || format === 'phone') return format
  if (core instanceof z.ZodEnum) return 'pick'
  if (core instanceof z.ZodArray) return 'tags'
  if (core instanceof z.ZodNumber)
    return typeof min === 'number' && typeof max === 'number' && max <= 5 ? 'rating' : 'integer'
  return name === 'phone' ? 'phone' : 'text'
}

const optionsOf = (kind: FieldKind, core: z.core.$ZodType, { min, max }: Meta): string[] => {
  if (core instanceof z.ZodEnum) return core.options.map(String)
  if (kind !== 'rating') return []
  const from = Number(min)
  return Array.from({ length: Number(max) - from + 1 }, (_, step) => String(from + step))
}

/** A field of an input; or a column that only the server writes (codes, instants). */
export const fieldOf = (input: z.ZodObject, name: string): Field => {
  const schema = input.shape[name]
  if (!(schema instanceof z.ZodType)) {
    const kind = name.endsWith('At') ? 'instant' : 'text'
    return {
      name,
      label: name,
      kind,
      required: false,
      clearable: false,
      options: [],
      min: undefined,
      max: undefined,
      schema: undefined,
    }
  }
  const { core, meta } = open(schema)
  const kind = kindOf(name, core, meta)
  return {
    name,
    label: typeof meta.label === 'string' ? meta.label : name,
    kind,
    required: !schema.safeParse(undefined).success,
    clearable: schema.safeParse(null).success,
    options: optionsOf(kind, core, meta),
    min: numberOr(meta.min),
    max: numberOr(meta.max),
    schema,
  }
}

/** Digits line up on the right. */
export const isNumeric = ({ kind }: Field) => kind === 'money' || kind === 'integer'

/** Moments are wanted newest first and ratings best first; everything else from its beginning. */
export const isDownFirst = ({ kind }: Field) => kind === 'instant' || kind === 'rating'
