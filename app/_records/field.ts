import type { FieldKind } from '#domain/field-kind.ts'
import type { ReferenceTarget } from '#domain/fields.ts'

/** One line of an order as it stands in its inputs, by the names of its columns. */
export type LineValue = Record<string, string>
/** What stands in an input: text (yes and no too), several tags or ids, or lines. */
export type FormValue = string | string[] | LineValue[]

/** What a page needs to know of a field: plain data, read off its zod on the server (describe.ts). */
export type Field = {
  name: string
  /** A message key under `fields`. */
  label: string
  /** Where the words of its options are, under `options`. */
  words: string
  kind: FieldKind
  /** False for what only the server writes: codes, instants, totals. */
  editable: boolean
  required: boolean
  /** Whether it may be empty. */
  clearable: boolean
  /** The values to choose from, where there are fixed ones. */
  options: readonly string[]
  min: number | undefined
  max: number | undefined
  /** What a reference leads to. */
  to: ReferenceTarget | undefined
  /** The field that says what this reference leads to, where that differs from row to row. */
  toIn: string | undefined
  /** What each line is made of, where a field holds lines. */
  columns: readonly Field[]
  /** What a new record starts with. */
  initial: FormValue
}

/** Digits line up on the right. */
export const isNumeric = ({ kind }: Field) => kind === 'money' || kind === 'decimal' || kind === 'integer'

/** May have decimals, whose sign differs from country to country. */
export const isDecimal = ({ kind }: Pick<Field, 'kind'>) => kind === 'money' || kind === 'decimal'

/** Moments are wanted newest first, ratings best and amounts largest first; everything else from its beginning. */
export const isDownFirst = ({ kind }: Field) => kind === 'instant' || kind === 'rating' || kind === 'money'

export const isReference = ({ kind }: Field) => kind === 'reference' || kind === 'references'

/** Fields that take the whole width of a form. */
export const isWide = ({ kind }: Field) =>
  kind === 'long' || kind === 'tags' || kind === 'references' || kind === 'lines'
