'use client'

import { useTranslations } from 'use-intl'

/** How many rows there are, honest about an estimate. */
export function RowCount({ count }: { count: { total: number; exact: boolean } | undefined }) {
  const t = useTranslations('table')
  if (!count) return null
  return t(count.exact ? 'total' : 'about', { total: count.total })
}
