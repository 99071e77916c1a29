import { z } from 'zod'
import {
  optionalEmail,
  optionalInteger,
  optionalLongText,
  optionalReference,
  optionalText,
  optionalUrl,
  pick,
  tags,
  text,
} from './fields.ts'
import { optionalAmount } from './money.ts'

export const clientStatuses = ['lead', 'active', 'inactive'] as const

/** A company or person that we sell to, or hope to. */
export const clientInput = z.strictObject({
  fullName: text('fullName'),
  companyName: optionalText('companyName'),
  email: optionalEmail('email'),
  phone: optionalText('phone', 50),
  website: optionalUrl('website'),
  status: pick('status', clientStatuses).default('lead'),
  industry: optionalText('industry', 100),
  rating: optionalInteger('rating', 1, 5),
  taxId: optionalText('taxId', 50),
  billingAddress: optionalLongText('billingAddress', 1_000),
  creditLimit: optionalAmount('creditLimit'),
  accountManagerId: optionalReference('accountManagerId', 'employees'),
  tags: tags('tags').default([]),
})

/** What one may change in the record that carries one's own login: contact details, and no rates or limits. */
export const clientSelfFields = ['email', 'phone', 'website', 'billingAddress'] as const
