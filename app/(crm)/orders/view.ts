import { openOrderStatuses, orderInput } from '#domain/orders.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const orderView = recordView({
  of: 'orders',
  input: orderInput,
  name: 'orderNumber',
  columns: [
    { field: 'orderNumber', share: 14, sort: true },
    { field: 'clientId', share: 18, card: 'line' },
    { field: 'supplierId', share: 18, from: 'md' },
    { field: 'status', share: 12, card: 'side' },
    { field: 'orderDate', share: 12, sort: true, from: 'md' },
    { field: 'deliveryDate', share: 20, from: 'lg' },
    { field: 'total', share: 13, sort: true, from: 'md' },
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
