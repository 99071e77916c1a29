import { z } from 'zod'
import { optionalEmail, optionalInteger, optionalLongText, optionalText, pick, tags, text } from './fields.ts'

export const supplierStatuses = ['active', 'inactive'] as const

/** A company that we buy from. */
export const supplierInput = z.strictObject({
  companyName: text('companyName'),
  fullName: optionalText('contactName'),
  email: optionalEmail('email'),
  phone: optionalText('phone', 50),
  status: pick('status', supplierStatuses).default('active'),
  category: optionalText('category', 100),
  rating: optionalInteger('rating', 0, 5),
  taxId: optionalText('taxId', 50),
  businessAddress: optionalLongText('businessAddress', 1_000),
  paymentTerms: optionalText('paymentTerms', 200),
  tags: tags('tags').default([]),
})

/** What one may change in the record that carries one's own login: contact details, and no rates or limits. */
export const supplierSelfFields = ['fullName', 'email', 'phone', 'businessAddress'] as const
