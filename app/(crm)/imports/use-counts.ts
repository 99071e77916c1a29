'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import { figuresOf } from './figures-of.ts'

/** What became of an import's rows, in one line. */
export const useCounts = () => {
  const t = useTranslations('imports')
  const format = useFormatter()
  return (one: Import): string => {
    const said = figuresOf(one)
      .filter(({ n }) => n > 0)
      .map(({ outcome, n }) => t(`counts.${outcome}`, { n }))
    return said.length > 0 ? said.join(', ') : format.number(one.total)
  }
}
