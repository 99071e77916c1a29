import { openOrderStatuses, orderInput } from '#domain/orders.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const orderView = recordView({
  of: 'orders',
  input: orderInput,
  name: 'orderNumber',
  columns: [
    { field: 'orderNumber', share: 17, sort: true },
    { field: 'clientId', share: 17, card: 'line' },
    { field: 'supplierId', share: 15, from: 'md', card: 'line' },
    { field: 'status', share: 14, card: 'side' },
    { field: 'orderDate', share: 12, sort: true, from: 'md' },
    { field: 'deliveryDate', share: 19, from: 'lg' },
    { field: 'total', share: 12, sort: true, from: 'md', card: 'end' },
  ],
  filters: ['status', 'clientId', 'supplierId'],
  sort: '-orderNumber',
  ready: { open: openOrderStatuses },
  sections: [
    { title: 'basics', fields: ['clientId', 'supplierId', 'status', 'orderDate', 'deliveryDate'] },
    { title: 'lines', fields: ['lines'] },
    { title: 'more', fields: ['notes'] },
  ],
  due: { field: 'deliveryDate', done: ['delivered', 'cancelled'] },
  related: [{ view: taskView, by: 'subjectId' }],
})
