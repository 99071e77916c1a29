import { isNull, sql } from 'drizzle-orm'
import { check, date, index, jsonb, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { type OrderLine, orderStatuses } from '#domain/orders.ts'
import { bigMoney, codeFrom, folded, record, recordIndexes, searchTextOf, sortedLast } from '../columns.ts'
import { clients } from './clients.ts'
import { suppliers } from './suppliers.ts'

export const orderNumber = pgSequence('order_number_seq')

/**
 * The lines live in the order: they are read, written and versioned with it and with nothing else. The totals are the
 * database's own, computed from the lines in exact numerics (docs/decisions/0007).
 */
export const orders = pgTable(
  'orders',
  {
    ...record,
    orderNumber: codeFrom('OR', 'order_number_seq'),
    clientId: uuid().references(() => clients.id),
    supplierId: uuid().references(() => suppliers.id),
    status: text({ enum: orderStatuses }).notNull(),
    orderDate: date(),
    deliveryDate: date(),
    notes: text(),
    lines: jsonb().$type<OrderLine[]>().notNull().default([]),
    lineTotals: bigMoney().array().generatedAlwaysAs(sql`order_line_nets(lines)`),
    netTotal: bigMoney().generatedAlwaysAs(sql`order_net(lines)`),
    taxTotal: bigMoney().generatedAlwaysAs(sql`order_tax(lines)`),
    total: bigMoney().generatedAlwaysAs(sql`order_net(lines) + order_tax(lines)`),
    searchText: searchTextOf('order_number', 'notes'),
  },
  (t) => [
    ...recordIndexes('orders', t),
    index('orders_order_number_sort').on(folded(t.orderNumber), t.id).where(isNull(t.archivedAt)),
    index('orders_order_date_sort').on(sortedLast(t.orderDate, 'date'), t.id).where(isNull(t.archivedAt)),
    index('orders_total_sort').on(sortedLast(t.total, 'numeric'), t.id).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('orders_status_sort').on(t.status, folded(t.orderNumber), t.id).where(isNull(t.archivedAt)),
    index().on(t.clientId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.supplierId, t.createdAt, t.id).where(isNull(t.archivedAt)),
    check('orders_client_id', sql`num_nonnulls(${t.clientId}, ${t.supplierId}) = 1`),
  ],
)
