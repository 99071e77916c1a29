import type { QueryClient } from '@tanstack/react-query'
import type { TRPCClient } from '@trpc/client'
import type { Role } from '#domain/roles.ts'
import { isStaff } from '#domain/roles.ts'
import type { AppRouter } from '#server/router.ts'
import { forgetCompany, setCompany } from './company.ts'
import { newGather } from './gather.ts'
import { newPlaceTeller } from './say-place.ts'
import { keepStream } from './stream.ts'

type Page = { queries: QueryClient; client: TRPCClient<AppRouter>; role: Role; remake: () => void }

/** Keeps what is on the page as it is on the server, until the returned function is called. */
export const startLive = ({ queries, client, role, remake }: Page) => {
  const gather = newGather({ queries, remake })
  const place = isStaff(role) ? newPlaceTeller(client) : undefined
  const close = keepStream({
    onTold: (told) => {
      if (told.what === 'change') gather.add(told)
      if (told.what === 'all') gather.addAll()
      if (told.what === 'company') setCompany(told)
    },
    onUp: (up) => {
      if (!up) forgetCompany()
      place?.setUp(up)
    },
  })
  return () => {
    close()
    place?.stop()
    gather.stop()
  }
}
