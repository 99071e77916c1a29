'use client'

import { useTranslations } from 'use-intl'
import { importLimits } from '#domain/imports.ts'

const { rows, columns } = importLimits

/** Why a file was not taken, by the server's code, as a sentence. */
export const useRefusal = () => {
  const t = useTranslations()
  return (code: string): string => {
    if (code === 'nothing_chosen') return t('imports.nothingChosen')
    // The catalogue types its keys; these are asked for first.
    const own = `imports.refusals.${code}` as 'imports.refusals.too_many_rows'
    if (t.has(own)) return t(own, { rows, columns })
    const common = `problems.${code}` as Parameters<typeof t.has>[0]
    return t.has(common) ? t(common) : t('problems.internal')
  }
}
