import { IconActivityHeartbeat, IconAddressBook, IconHome, IconSettings } from '@tabler/icons-react'
import type { Route } from 'next'
import type { ComponentType } from 'react'
import { rolesFor } from '#domain/access.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import type { messages } from '../_messages/catalogue.ts'

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>

export type Destination = {
  /** Its name, as a message key under `nav`. */
  name: keyof (typeof messages)['nav']
  href: Route
  icon: Icon
  /** `work` stands on top and on a phone's bottom bar; `foot` below, and in a phone's account menu. */
  place: 'work' | 'foot'
  seenBy: (role: Role) => boolean
}

const everyone = () => true
/** Portal roles have a record or two of their own, reached from the start page: a list is for staff. */
const staffWhoRead = (entity: Parameters<typeof rolesFor>[0]) => (role: Role) =>
  isStaff(role) && rolesFor(entity, 'read').includes(role)

/** Where one can go. A new kind of record joins by a line. */
export const destinations: readonly Destination[] = [
  { name: 'home', href: '/', icon: IconHome, place: 'work', seenBy: everyone },
  {
    name: 'clients',
    href: '/clients',
    icon: IconAddressBook,
    place: 'work',
    seenBy: staffWhoRead('clients'),
  },
  { name: 'settings', href: '/settings', icon: IconSettings, place: 'foot', seenBy: everyone },
  { name: 'health', href: '/health', icon: IconActivityHeartbeat, place: 'foot', seenBy: everyone },
]

export const isAt = (path: string, { href }: Destination) =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
