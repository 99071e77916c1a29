import type { Field } from '../field.ts'
import type { View } from '../view.ts'
import type { Within } from './use-choices.tsx'

/**
 * What the choices of a field are narrowed to by another field of its row: a deal's stages to its pipeline. Undefined when
 * by nothing; null when the other one has to be chosen first.
 */
export const withinOf = (
  view: View,
  field: Field,
  values: Record<string, unknown>,
): Within | null | undefined => {
  const rule = view.within[field.name]
  if (!rule) return undefined
  const id = values[rule.by]
  if (typeof id === 'string' && id) return { field: rule.by, id, name: rule.name }
  return field.required ? null : undefined
}

/** The fields whose choices hang on this one. */
export const dependents = (view: View, name: string): Field[] =>
  view.sections.flatMap(({ fields }) => fields).filter((field) => view.within[field.name]?.by === name)

/** A field that a required one hangs on is changed together with it, in the form. */
export const standsAlone = (view: View, field: Field) =>
  !dependents(view, field.name).some(({ required }) => required)
