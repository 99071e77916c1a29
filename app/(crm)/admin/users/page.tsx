import { titled } from '../../../_messages/words.ts'
import { Hydrate, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { loadUserState, userListInputOf } from './user-state.ts'
import { Users } from './users.tsx'

export const generateMetadata = titled('admin.parts.users')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UsersPage({ searchParams }: Props) {
  const input = userListInputOf(await loadUserState(searchParams))
  await prefetchPages(
    trpc.users.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  )
  return (
    <Hydrate>
      <Users />
    </Hydrate>
  )
}
