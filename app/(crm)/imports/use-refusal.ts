'use client'

import { useTranslations } from 'use-intl'
import { importLimits } from '#domain/imports.ts'
import { useProblemWord } from '../../_ui/words.ts'

const { rows, columns } = importLimits

/** Why a file was not taken, by the server's code, as a sentence. */
export const useRefusal = () => {
  const t = useTranslations()
  const problem = useProblemWord()
  return (code: string): string => {
    if (code === 'nothing_chosen') return t('imports.nothingChosen')
    // The catalogue types its keys; this one is asked for first.
    const own = `imports.refusals.${code}` as 'imports.refusals.too_many_rows'
    if (t.has(own)) return t(own, { rows, columns })
    return problem(code)
  }
}
