'use client'

import type { Field } from '../../../_records/field.ts'
import { useFieldLabel, useInvalid, useProblemWord } from '../../../_ui/words.ts'

/** What is wrong with a row, in the words that forms have for it, after the field that it is wrong with. */
export const useRowError = (fields: readonly Field[]) => {
  const label = useFieldLabel()
  const invalid = useInvalid()
  const problem = useProblemWord()
  return (path: string, code: string) => {
    const [name] = path.split('.')
    if (!name) return problem(code)
    const field = fields.find((one) => one.name === name)
    return `${label(field?.label ?? name)}: ${invalid(code, field)}`
  }
}
