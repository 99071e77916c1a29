import { z } from 'zod'
import type { ImportKind } from '#domain/entities.ts'
import { type FieldKind, fieldKind, openField } from '#domain/field-kind.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import { filledIn } from '#domain/imports.ts'
import type { Entity } from '../records/entity.ts'
import { registry } from '../records/registry.ts'

/** A field that a column of a file can be. */
export type ImportField = {
  name: string
  label: string
  kind: FieldKind
  required: boolean
  options: readonly string[]
  to: ReferenceTarget | undefined
}

/** What has room in no cell: an order's lines, and "any record", which takes two fields to say. */
const isCell = ({ kind, to }: ImportField) => kind !== 'lines' && (kind !== 'reference' || to !== undefined)

const fieldOf = ({ input }: Entity, name: string): ImportField => {
  const schema = input.shape[name]
  if (!(schema instanceof z.ZodType)) throw new Error(`no field ${name}`)
  const opened = openField(schema)
  const { core, meta } = opened
  return {
    name,
    label: String(meta.label ?? name),
    kind: fieldKind(name, opened),
    required: !schema.safeParse(undefined).success,
    options: core instanceof z.ZodEnum ? core.options.map(String) : [],
    to: meta.to,
  }
}

/** The fields of a kind of record that come from files, read off its zod. */
export const importFields = (of: ImportKind): ImportField[] =>
  Object.keys(registry[of].input.shape)
    .filter((name) => name !== 'subjectType')
    .map((name) => fieldOf(registry[of], name))
    .filter(isCell)

/** The fields that no column of the file is, and without which no row can be added. */
export const missingFields = (of: ImportKind, columns: readonly (string | null)[]): string[] =>
  importFields(of)
    .filter(({ name, required }) => required && !filledIn.includes(name) && !columns.includes(name))
    .map(({ name }) => name)
