import { isStaff } from '#domain/roles.ts'
import { say } from '../_messages/catalogue.ts'
import { viewer } from '../_trpc/server.tsx'
import { PortalHome } from './portal-home.tsx'
import { StaffHome } from './staff-home.tsx'

export const metadata = { title: say('home.title') }

export default async function HomePage() {
  const person = await viewer()
  if (!person) return null
  return isStaff(person.role) ? <StaffHome person={person} /> : <PortalHome person={person} />
}
