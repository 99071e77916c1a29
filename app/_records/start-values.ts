import { type FormValues, wrongWith } from './form-values.ts'
import { formFields, type View } from './view.ts'

type SearchParams = Record<string, string | string[] | undefined>

/** What the address of a "new" page says of the record to come (`?clientId=…`): only what the form would take. */
export const startValues = (view: View, search: SearchParams): FormValues =>
  Object.fromEntries(
    formFields(view).flatMap((field) => {
      const value = search[field.name]
      return typeof value === 'string' && wrongWith(field, value).length === 0 ? [[field.name, value]] : []
    }),
  )
