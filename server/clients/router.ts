import { eq, or } from 'drizzle-orm'
import { clients } from '#db/schema/clients.ts'
import { clientInput } from '#domain/clients.ts'
import { entity } from '../records/entity.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const client = entity({
  name: 'clients',
  one: 'client',
  table: clients,
  input: clientInput,
  sort: ['fullName', 'createdAt', 'updatedAt'],
  filter: ['status', 'rating', 'tags'],
  // Staff: whom they brought in. A portal client: the record that carries their login.
  own: (me) => or(eq(clients.createdBy, me.id), eq(clients.userId, me.id)) ?? eq(clients.userId, me.id),
})

export const clientsRouter = router(records(client))
