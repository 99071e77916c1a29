import type { Route } from 'next'
import { rolesFor } from '#domain/access.ts'
import { type Entity, entities } from '#domain/entities.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import { newHref } from '../../_records/hrefs.ts'
import type { Icon } from '../../_ui/room-icons.ts'

/** What can be chosen in the palette: a place to go to, or something to do. */
export type Choice = {
  id: string
  icon: Icon
  label: string
  /** A second line's worth of words beside the label. */
  hint?: string | undefined
  /** Its shortcut, in the spelling of shortcuts.ts. */
  keys?: string | undefined
} & ({ href: Route; run?: never } | { run: () => void; href?: never })

export type ChoiceGroup = { title: string; choices: Choice[] }

/** What somebody may make a new one of. Outsiders work in no form. */
export const creatable = (role: Role): { of: Entity; href: Route }[] =>
  isStaff(role)
    ? entities.filter((of) => rolesFor(of, 'create').includes(role)).map((of) => ({ of, href: newHref(of) }))
    : []

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word that was typed begins a word of the label. */
export const answersTo = (label: string, typed: string) => {
  const words = plain(label).split(/\s+/)
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)))
}
