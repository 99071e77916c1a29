import { couldBe, formFields } from '../read-view.ts'
import type { View } from '../view.ts'
import type { FormValues } from './form-values.ts'

type SearchParams = Record<string, string | string[] | undefined>

/** What the address of a "new" page says of the record to come (`?clientId=…`). */
export const startValues = (view: View, search: SearchParams): FormValues =>
  Object.fromEntries(
    formFields(view).flatMap((field) => {
      const value = search[field.name]
      return typeof value === 'string' && couldBe(field, value) ? [[field.name, value]] : []
    }),
  )
