'use client'

import { useTranslations } from 'use-intl'
import { useProblem } from '../../_ui/words.ts'
import type { Refused } from './run.ts'

/** Why a row was left as it is, in words. */
export const useWhy = () => {
  const t = useTranslations('bulk')
  const problem = useProblem()
  return ({ outcome, error }: Refused) => (outcome === 'failed' ? problem(error) : t(`why.${outcome}`))
}
