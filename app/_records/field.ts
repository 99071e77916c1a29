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

/** What stands in an input: text, or tags. */
export type FormValue = string | string[]

/** What a page needs to know of a field: plain data, read off its zod on the server (describe.ts). */
export type Field = {
  name: string
  /** A message key under `fields`. */
  label: string
  kind: FieldKind
  /** False for what only the server writes: codes, instants. */
  editable: boolean
  required: boolean
  /** Whether it may be empty. */
  clearable: boolean
  /** The values to choose from, where there are fixed ones. */
  options: readonly string[]
  min: number | undefined
  max: number | undefined
  /** What a new record starts with. */
  initial: FormValue
}

/** Digits line up on the right. */
export const isNumeric = ({ kind }: Field) => kind === 'money' || kind === 'integer'

/** Moments are wanted newest first and ratings best first; everything else from its beginning. */
export const isDownFirst = ({ kind }: Field) => kind === 'instant' || kind === 'rating'
