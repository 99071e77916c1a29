import type { RelatedView } from './view.ts'

/** Rows that a tab shows; the list itself shows all. */
export const relatedRows = 25

/** What a tab asks for, in one spelling for server and browser. */
export const relatedNarrowing = ({ by }: RelatedView, id: string) => ({ filter: { [by]: [id] } })

export const relatedInput = (related: RelatedView, id: string) => ({
  ...relatedNarrowing(related, id),
  // A sort of that very room: its view was checked against its procedures.
  sort: related.view.sort as 'createdAt',
  limit: relatedRows,
})

/** What a new record of a tab starts with: that it belongs here. */
export const relatedStart = (
  { by, typeIn }: RelatedView,
  of: string,
  id: string,
): Record<string, string> => ({
  [by]: id,
  ...(typeIn && { [typeIn]: of }),
})
