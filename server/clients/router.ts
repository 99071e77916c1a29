import { eq } from 'drizzle-orm'
import { clients } from '#db/schema/clients.ts'
import { clientInput, clientSelfFields } from '#domain/clients.ts'
import { entity } from '../records/entity.ts'
import { among, anyOf, madeBy, myEmployees } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const client = entity({
  name: 'clients',
  one: 'client',
  table: clients,
  input: clientInput,
  title: 'fullName',
  detail: 'companyName',
  code: 'clientCode',
  sort: ['fullName', 'createdAt', 'updatedAt'],
  filter: ['status', 'rating', 'tags', 'accountManagerId'],
  between: ['createdAt'],
  selfFields: clientSelfFields,
  // Staff: whom they brought in or look after. A portal client: the record that carries their login.
  own: (me) =>
    anyOf(eq(clients.userId, me.id), madeBy(clients, me), among(clients.accountManagerId, myEmployees(me))),
})

export const clientsRouter = router(records(client))
