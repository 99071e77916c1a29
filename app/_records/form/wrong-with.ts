import { z } from 'zod'
import type { Field, FormValue } from '../field.ts'
import { toInput } from './form-values.ts'

/** Where and what is wrong with a value, by the very zod that the server uses: paths begin with the field's name. */
export const wrongWith = (input: z.ZodObject, field: Field, value: FormValue) => {
  const schema = input.shape[field.name]
  const issues: readonly z.core.$ZodIssue[] =
    (schema && z.safeParse(schema, toInput(field, value)).error?.issues) ?? []
  return issues.map(({ path, message }) => ({ path: [field.name, ...path].join('.'), code: message }))
}
