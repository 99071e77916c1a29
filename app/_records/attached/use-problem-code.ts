'use client'

import { useTranslations } from 'use-intl'
import { useProblemWord } from '../../_ui/words.ts'

/** Why a file did not arrive, by the server's code, as a sentence. */
export const useProblemCode = () => {
  const t = useTranslations()
  const problem = useProblemWord()
  return (code: string): string => {
    if (code === 'too_large') return t('files.tooLarge')
    if (code === 'empty_file' || code === 'bad_input') return t('files.unusable')
    return problem(code)
  }
}
