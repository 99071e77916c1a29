import { attachments } from './entities.ts'

/** Records that are told of where another record is that they refer to: a task about a client, an order of it. */
export const toldRecords = ['tasks', 'orders', 'deals', 'projects'] as const

/** What stands in the timeline of a record: what hangs on it, what refers to it, and what was changed in it. */
export const timelineKinds = [...attachments, ...toldRecords, 'changes'] as const
export type TimelineKind = (typeof timelineKinds)[number]
