'use client'

import { useToday } from '../_ui/day.tsx'
import type { AnyRow } from './rooms.ts'
import type { View } from './view.ts'

/** Whether the day in a field is over while its row is not done with. */
export const useIsLate = ({ due }: View) => {
  const today = useToday()
  return (row: AnyRow, field: string) =>
    due?.field === field && !due.done.includes(String(row.status)) && String(row[field] ?? today) < today
}
