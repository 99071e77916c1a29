import type { Change, Told } from './told.ts'

export type Place = Pick<Change, 'type' | 'id'>
type Company = Extract<Told, { what: 'company' }>
export type Companion = Company['people'][number]

const nobody: readonly Companion[] = []

/** Which record this tab has open, and who else has. One for the window, like the address. */
let place: Place | null = null
let people = nobody
const listeners = new Set<() => void>()

const changed = () => {
  for (const listener of listeners) listener()
}

export const placeNow = () => place
export const companyNow = () => people
export const noCompany = () => nobody

export const onCompany = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A record is opened; the returned function leaves it. */
export const enter = (at: Place) => {
  place = at
  people = nobody
  changed()
  return () => {
    if (place !== at) return
    place = null
    people = nobody
    changed()
  }
}

/** Who has the record open, unless it has been left meanwhile. */
export const setCompany = ({ type, id, people: told }: Company) => {
  if (place?.type !== type || place.id !== id) return
  people = told
  changed()
}

export const forgetCompany = () => {
  people = nobody
  changed()
}
