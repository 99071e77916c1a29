import 'server-only'
import { notFound } from 'next/navigation'
import { isStaff } from '#domain/roles.ts'
import { viewer } from '../../_trpc/server.tsx'

/** Outsiders bring nothing in, and find nothing here. The procedures decide again. */
export const admitStaff = async () => {
  const person = await viewer()
  if (!person || !isStaff(person.role)) notFound()
}
