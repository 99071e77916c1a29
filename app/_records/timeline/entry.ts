import type { inferOutput } from '@trpc/tanstack-react-query'
import type { useTRPC } from '../../_trpc/client.tsx'

/** What stands in a timeline, as the server answers it: all kinds of records are told alike. */
export type Entry = inferOutput<ReturnType<typeof useTRPC>['clients']['timeline']>['items'][number]
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>
export type Change = EntryOf<'changes'>

/** Whether a change is told as a sentence of its own: a step on the way, and no correction of facts. */
export const isStep = ({ changes }: Change) =>
  changes !== null && ('stageId' in changes || 'status' in changes)

/** Fields whose values did change: a line may name others beside them. */
export const changedIn = ({ changes }: Pick<Change, 'changes'>) =>
  Object.entries(changes ?? {}).filter(
    ([, { before, after }]) => JSON.stringify(before ?? null) !== JSON.stringify(after ?? null),
  )
