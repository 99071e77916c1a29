'use client'

import { notifications } from '@mantine/notifications'
import { useProblem } from './words.ts'

/** Says in a toast why something was not done, in the words for its error. */
export const useTellProblem = () => {
  const problem = useProblem()
  return (error: unknown) => notifications.show({ message: problem(error), color: 'red' })
}
