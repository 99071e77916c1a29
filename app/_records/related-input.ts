import type { View } from './view.ts'

export type Related = View['related'][number]

/** Rows that a tab shows; the list itself shows all. */
export const relatedRows = 25

/** What a tab asks for, in one spelling for server and browser. */
export const relatedNarrowing = ({ by }: Related, id: string) => ({ filter: { [by]: [id] } })

export const relatedInput = (related: Related, id: string) => ({
  ...relatedNarrowing(related, id),
  // A sort of that very room: its view was checked against its procedures.
  sort: related.view.sort as 'createdAt',
  limit: relatedRows,
})

/** What a new record of a tab starts with: that it belongs here. */
export const relatedStart = ({ view, by }: Related, of: string, id: string): Record<string, string> => {
  const type = view.sections.flatMap(({ fields }) => fields).find(({ name }) => name === by)?.toIn
  return { [by]: id, ...(type && { [type]: of }) }
}
