import { orders } from '#db/schema/orders.ts'
import { orderInput } from '#domain/orders.ts'
import { entity } from '../records/entity.ts'
import { among, anyOf, madeBy, myClients, mySuppliers } from '../records/mine.ts'
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
      among(orders.clientId, myClients(me)),
      among(orders.supplierId, mySuppliers(me)),
      madeBy(orders, me),
    ),
})

export const ordersRouter = router(records(order))
