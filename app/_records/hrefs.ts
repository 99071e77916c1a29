import type { Route } from 'next'
import type { Room } from './rooms.ts'

// Every room has these pages: its folder in (crm)/ and the typed routes of Next say so, one room at a time.
export const listHref = (of: Room) => `/${of}` as Route
export const newHref = (of: Room) => `/${of}/new` as Route
export const recordHref = (of: Room, id: string) => `/${of}/${id}` as Route
export const editHref = (of: Room, id: string) => `/${of}/${id}/edit` as Route

/** Where files are brought in, with this kind chosen. A path of ours with a query: typed routes know paths only. */
export const importHref = (of: Room) => `/imports?of=${of}` as Route
