'use client'

import { useCallback } from 'react'
import { useFormatter } from 'use-intl'
import { useOptionLabel } from '../_ui/words.ts'

const day = /^\d{4}-\d\d-\d\d$/

/** The line below a record's name, in words: a status and a day come as the database keeps them. */
export const useSubtitle = () => {
  const format = useFormatter()
  const option = useOptionLabel()
  return useCallback(
    (subtitle: string | null) => {
      if (!subtitle) return ''
      if (!day.test(subtitle)) return option('status', subtitle)
      return format.dateTime(new Date(`${subtitle}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
    },
    [format, option],
  )
}
