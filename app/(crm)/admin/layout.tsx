import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { viewer } from '../../_trpc/server.tsx'
import { AdminTabs } from './admin-tabs.tsx'

/** For admins alone: whoever else comes finds nothing here. The procedures decide again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await viewer()
  if (person?.role !== 'admin') notFound()
  return (
    <>
      <AdminTabs />
      {children}
    </>
  )
}
