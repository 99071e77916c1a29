'use client'

import { useTranslations } from 'use-intl'
import type { Entry } from './entry.ts'

/** "Ana added a task"; to those who know nobody by name: "A task was added". */
export const useAdded = () => {
  const t = useTranslations('timeline')
  return ({ kind, by }: Exclude<Entry, { kind: 'changes' }>) =>
    t.rich(`added.${kind}`, { known: by ? 'yes' : 'no', who: () => <strong>{by?.name}</strong> })
}
