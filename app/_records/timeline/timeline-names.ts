import { allFields } from '../read-view.ts'
import type { Referring } from '../references.ts'
import type { View } from '../view.ts'
import type { Entry } from './entry.ts'

const assignee: Referring = { name: 'assignedTo', to: 'users', toIn: undefined }

/** The fields by which entries of a timeline refer to records. */
export const timelineFields = (view: View): Referring[] => [...allFields(view), assignee]

/** The values before and after of all changes, and whose the tasks are, as rows: what names are looked up for. */
export const timelineValues = (entries: readonly Entry[]): Record<string, unknown>[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'tasks') return [{ assignedTo: entry.row.assignedTo }]
    if (entry.kind !== 'changes' || !/\.(update|move)$/.test(entry.action)) return []
    return Object.entries(entry.changes ?? {}).flatMap(([name, { before, after }]) => [
      { [name]: before },
      { [name]: after },
    ])
  })
