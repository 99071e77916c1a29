import { inArray } from 'drizzle-orm'
import { orders } from '#db/schema/orders.ts'
import { orderInput } from '#domain/orders.ts'
import { entity } from '../records/entity.ts'
import { anyOf, madeBy, myClients, mySuppliers } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const order = entity({
  name: 'orders',
  one: 'order',
  table: orders,
  input: orderInput,
  title: 'orderNumber',
  detail: 'orderDate',
  sort: ['orderNumber', 'createdAt', 'updatedAt'],
  sortLast: ['orderDate', 'total'],
  filter: ['status', 'clientId', 'supplierId'],
  own: (me) =>
    anyOf(
      inArray(orders.clientId, myClients(me)),
      inArray(orders.supplierId, mySuppliers(me)),
      madeBy(orders, me),
    ),
})

export const ordersRouter = router(records(order))
