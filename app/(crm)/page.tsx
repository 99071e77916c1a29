import { isStaff } from '#domain/roles.ts'
import { PortalHome } from '../_dashboard/portal-home.tsx'
import { StaffHome } from '../_dashboard/staff-home.tsx'
import { titled } from '../_messages/words.ts'
import { viewer } from '../_trpc/server.tsx'

export const generateMetadata = titled('home.title')

type Props = { searchParams: Promise<{ pipeline?: string | string[]; currency?: string | string[] }> }

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function HomePage({ searchParams }: Props) {
  const person = await viewer()
  if (!person) return null
  if (!isStaff(person.role)) return <PortalHome person={person} />
  const { pipeline, currency } = await searchParams
  return <StaffHome person={person} shown={{ pipeline: one(pipeline), currency: one(currency) }} />
}
