import { parseAsStringLiteral } from 'nuqs/server'

/** What of a timeline one looks at; all of it until someone chooses. */
export const shows = ['notes', 'tasks', 'files', 'changes'] as const
export type Show = (typeof shows)[number]

/** As the address says it (`?show=notes`). */
export const asShow = parseAsStringLiteral(shows)

/** What a timeline asks for, in one spelling for server and browser. */
export const timelineInput = (id: string, show: Show | null) => ({ id, ...(show && { kind: show }) })
