import type { inferOutput } from '@trpc/tanstack-react-query'
import type { Attachment } from '#domain/entities.ts'
import type { useTRPC } from '../../_trpc/client.tsx'

/** A note or a file as it is listed. */
export type RowOfAttached<A extends Attachment> = inferOutput<
  ReturnType<typeof useTRPC>[A]['list']
>['items'][number]
