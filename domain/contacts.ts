import { z } from 'zod'
import { optionalDay, optionalEmail, optionalReference, optionalText, tags, text, yesNo } from './fields.ts'

/** A person at a client. */
export const contactInput = z.strictObject({
  fullName: text('fullName'),
  clientId: optionalReference('clientId', 'clients'),
  jobTitle: optionalText('jobTitle', 100),
  email: optionalEmail('email'),
  phone: optionalText('phone', 50),
  isPrimary: yesNo('isPrimary').default(false),
  birthday: optionalDay('birthday'),
  tags: tags('tags').default([]),
})
