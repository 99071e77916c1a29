import type { inferInput, inferOutput } from '@trpc/tanstack-react-query'
import type { useTRPC } from '../_trpc/client.tsx'

type Trpc = ReturnType<typeof useTRPC>

/** The rooms that are made of records; a new one joins by being in the router. */
export type Room = {
  [K in keyof Trpc]: Trpc[K] extends { list: object; archive: object; history: object } ? K & string : never
}[keyof Trpc]

export type RowOf<R extends Room> = inferOutput<Trpc[R]['list']>['items'][number]

type ListInput<R extends Room> = Extract<inferInput<Trpc[R]['list']>, object>
/** What a room's list can be sorted by, ascending. */
export type SortOf<R extends Room> = Exclude<NonNullable<ListInput<R>['sort']>, `-${string}`>
export type FilterOf<R extends Room> = keyof NonNullable<ListInput<R>['filter']> & string

/** What the kit itself knows of a row, whatever the room. */
export type AnyRow = {
  id: string
  version: number
  createdAt: string
  updatedAt: string
  archivedAt: string | null
  [field: string]: unknown
}

/** The procedures of a room, as the kit calls them: all rooms answer alike, because records() built them all. */
export type RoomProcedures = Trpc['clients']
