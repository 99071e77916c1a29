import { z } from 'zod'
import type { ReferenceTarget } from './fields.ts'

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

/** What a field says of itself beside its zod (fields.ts). */
export type FieldMeta = {
  label?: unknown
  multiline?: unknown
  format?: unknown
  min?: unknown
  max?: unknown
  to?: ReferenceTarget
}

/** A field without its default, its "may be missing" and its transforms; the outermost meta wins. */
export const openField = (
  schema: z.core.$ZodType,
  found: FieldMeta = {},
): { core: z.core.$ZodType; meta: FieldMeta } => {
  const meta: FieldMeta = { ...(schema instanceof z.ZodType ? schema.meta() : {}), ...found }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return openField(schema.unwrap(), meta)
  if (schema instanceof z.ZodPipe) return openField(schema.in, meta)
  return { core: schema, meta }
}

const formats = ['email', 'url', 'phone', 'money', 'decimal', 'day'] as const

/** What kind of value an opened field holds. */
export const fieldKind = (
  name: string,
  { core, meta: { multiline, format, min, max, to } }: ReturnType<typeof openField>,
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
