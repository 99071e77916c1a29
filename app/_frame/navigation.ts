import { IconActivityHeartbeat, IconFiles, IconHome, IconSettings, IconShieldLock } from '@tabler/icons-react'
import type { Route } from 'next'
import { type Resource, rolesFor } from '#domain/access.ts'
import type { Entity } from '#domain/entities.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import type { Messages } from '../_messages/catalogue.ts'
import { type Icon, roomIcons } from '../_ui/room-icons.ts'

export type Destination = {
  /** Its name, as a message key under `nav`. */
  name: keyof Messages['nav']
  href: Route
  icon: Icon
  /** `work` stands on top, `people` below it, `foot` at the bottom; a phone has the rest in its account menu. */
  place: 'work' | 'people' | 'foot'
  /** Wanted so often that it has a place on a phone's bottom bar, as long as there is room. */
  atHand: boolean
  /** "g" and this letter go there. */
  key?: string
  seenBy: (role: Role) => boolean
}

const everyone = () => true
const admins = (role: Role) => role === 'admin'
const readers = (of: Resource) => (role: Role) => rolesFor(of, 'read').includes(role)
/** An outsider has one record of their own here, reached from the start page: the list is for staff. */
const staffWhoRead = (of: Entity) => (role: Role) => isStaff(role) && readers(of)(role)
const whoShape = (of: Entity) => (role: Role) => rolesFor(of, 'update').includes(role)

type RoomName = Entity & Destination['name']
const room = (
  of: RoomName,
  key: string,
  place: Destination['place'],
  seenBy: Destination['seenBy'],
  atHand = false,
): Destination => ({ name: of, href: `/${of}`, icon: roomIcons[of], place, atHand, key, seenBy })

/** Where one can go. A new kind of record joins by a line. */
export const destinations: readonly Destination[] = [
  { name: 'home', href: '/', icon: IconHome, place: 'work', atHand: true, key: 'h', seenBy: everyone },
  room('clients', 'c', 'work', staffWhoRead('clients'), true),
  room('contacts', 'n', 'work', readers('contacts')),
  room('deals', 'd', 'work', readers('deals'), true),
  room('tasks', 't', 'work', readers('tasks'), true),
  room('projects', 'p', 'work', readers('projects'), true),
  room('orders', 'o', 'work', readers('orders'), true),
  {
    name: 'files',
    href: '/files',
    icon: IconFiles,
    place: 'work',
    atHand: false,
    key: 'f',
    seenBy: readers('files'),
  },
  room('employees', 'e', 'people', staffWhoRead('employees')),
  room('suppliers', 's', 'people', staffWhoRead('suppliers')),
  room('professionals', 'r', 'people', staffWhoRead('professionals')),
  room('pipelines', 'l', 'foot', whoShape('pipelines')),
  {
    name: 'admin',
    href: '/admin',
    icon: IconShieldLock,
    place: 'foot',
    atHand: false,
    key: 'a',
    seenBy: admins,
  },
  {
    name: 'settings',
    href: '/settings',
    icon: IconSettings,
    place: 'foot',
    atHand: false,
    key: ',',
    seenBy: everyone,
  },
  {
    name: 'health',
    href: '/health',
    icon: IconActivityHeartbeat,
    place: 'foot',
    atHand: false,
    seenBy: everyone,
  },
]

export const seenAt = (role: Role, place: Destination['place']) =>
  destinations.filter((destination) => destination.place === place && destination.seenBy(role))

/** A phone's bottom bar holds these beside the account menu, which holds the rest. */
const barLength = 4
export const inBar = (role: Role) =>
  destinations.filter(({ atHand, seenBy }) => atHand && seenBy(role)).slice(0, barLength)
export const outsideBar = (role: Role) =>
  destinations.filter((destination) => destination.seenBy(role) && !inBar(role).includes(destination))

export const isAt = (path: string, { href }: Destination) =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
