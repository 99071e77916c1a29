import { z } from 'zod'
import { optionalDay, optionalLongText, optionalReference, pick, text } from './fields.ts'
import { decimal } from './money.ts'

export const orderStatuses = [
  'pending',
  'confirmed',
  'processing',
  'shipped',
  'delivered',
  'cancelled',
] as const

/** Those that are still on their way. */
export const openOrderStatuses = [
  'pending',
  'confirmed',
  'processing',
  'shipped',
] as const satisfies (typeof orderStatuses)[number][]

/** One line of an order. Its total and its tax are computed by the database, each rounded to the cent. */
export const orderLine = z.strictObject({
  description: text('description', 300),
  quantity: decimal('quantity', 1_000_000).default('1.00'),
  unitPrice: decimal('unitPrice', 100_000_000).meta({ label: 'unitPrice', format: 'money' }),
  taxRate: decimal('taxRate', 100).default('0.00'),
})
export type OrderLine = z.output<typeof orderLine>

/** What a client orders from us, or we from a supplier: one of the two. */
export const orderInput = z.strictObject({
  clientId: optionalReference('clientId', 'clients'),
  supplierId: optionalReference('supplierId', 'suppliers'),
  status: pick('status', orderStatuses).default('pending'),
  orderDate: optionalDay('orderDate'),
  deliveryDate: optionalDay('deliveryDate'),
  notes: optionalLongText('notes', 2_000),
  lines: z.array(orderLine).max(200, { error: 'too_many' }).default([]).meta({ label: 'lines' }),
})
