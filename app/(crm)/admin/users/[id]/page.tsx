import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'
import { titled } from '../../../../_messages/words.ts'
import { Hydrate, load, trpc } from '../../../../_trpc/server.tsx'
import { UserPage } from './user-page.tsx'

export const generateMetadata = titled('admin.parts.users')

type Props = { params: Promise<{ id: string }> }

export default async function OneUserPage({ params }: Props) {
  const { id } = await params
  try {
    await load(trpc.users.get.queryOptions({ id }))
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound()
    throw error
  }
  return (
    <Hydrate>
      <UserPage id={id} />
    </Hydrate>
  )
}
