import { z } from 'zod'
import type { Field, FormValue } from '../field.ts'
import { toInput } from './form-values.ts'

/** The code of what is wrong with a value, by the very zod that the server uses; undefined when it is good. */
export const wrongWith = (input: z.ZodObject, field: Field, value: FormValue): string | undefined => {
  const schema = input.shape[field.name]
  return schema && z.safeParse(schema, toInput(field, value)).error?.issues[0]?.message
}
