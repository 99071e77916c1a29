import type { Role } from '#domain/roles.ts'
import { type Destination, destinations } from './navigation.ts'

/** `mod` is Ctrl, or ⌘ on a Mac; strokes of a sequence stand apart ("g c"). */
type Shortcut = { keys: string; place: 'everywhere' | 'list' | 'record' }

/** Every shortcut there is, but for those that go somewhere: those stand with the destinations. */
export const shortcuts = {
  palette: { keys: 'mod+k', place: 'everywhere' },
  help: { keys: '?', place: 'everywhere' },
  search: { keys: '/', place: 'list' },
  create: { keys: 'c', place: 'list' },
  edit: { keys: 'e', place: 'record' },
  note: { keys: 'n', place: 'record' },
} satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

/** Where a person can go by the keyboard: "g" and a letter. */
export const goes = (role: Role): (Destination & { keys: string })[] =>
  destinations.flatMap((to) => (to.key && to.seenBy(role) ? [{ ...to, keys: `g ${to.key}` }] : []))
