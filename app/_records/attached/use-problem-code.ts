'use client'

import { useTranslations } from 'use-intl'

/** Why a file did not arrive, by the server's code, as a sentence. */
export const useProblemCode = () => {
  const t = useTranslations()
  return (code: string): string => {
    if (code === 'too_large') return t('files.tooLarge')
    if (code === 'empty_file' || code === 'bad_input') return t('files.unusable')
    // The catalogue types its keys; this one is asked for first.
    const key = `problems.${code}` as Parameters<typeof t.has>[0]
    return t.has(key) ? t(key) : t('problems.internal')
  }
}
