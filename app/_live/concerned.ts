import type { QueryKey } from '@tanstack/react-query'
import { toldRecords } from '#domain/timeline.ts'
import { readKey } from '../_trpc/read-key.ts'
import type { Change } from './told.ts'

type About = Pick<Change, 'type' | 'id' | 'of' | 'verb'>

const trashVerbs = new Set(['archive', 'restore', 'purge'])
/** Whose columns a board of deals has. */
const boardOf: Record<string, string> = { stages: 'deals', pipelines: 'deals' }

/** Whether the answer to a question may be another since something was changed. */
export const isConcerned = (key: QueryKey, { type, id, of, verb }: About): boolean => {
  const { room, procedure, input } = readKey(key)
  const isRecord = of === type
  // Which records a task or an order is told of, its change does not say.
  if (procedure === 'timeline' && isRecord && toldRecords.some((one) => one === type)) return true
  switch (room) {
    case 'dashboard':
      return true
    case 'references':
      return isRecord
    case 'trash':
      return trashVerbs.has(verb)
    case 'notes':
    case 'files':
      return room === of && (input.subjectId === undefined || input.subjectId === id)
    case type:
      // About one record: what hangs on it stands in its timeline, and not in the record itself.
      if (input.id !== undefined) return input.id === id && (isRecord || procedure !== 'get')
      return isRecord
    default:
      return isRecord && boardOf[type] === room && input.id === undefined
  }
}
