import { z } from 'zod'
import { optionalEmail, optionalInteger, optionalText, optionalUrl, pick, tags, text } from './fields.ts'
import { optionalAmount } from './money.ts'

export const professionalStatuses = ['active', 'inactive'] as const
export const availabilities = ['available', 'busy', 'unavailable'] as const

/** A freelancer or partner who works on our projects. */
export const professionalInput = z.strictObject({
  fullName: text('fullName'),
  specialty: optionalText('specialty', 100),
  email: optionalEmail('email'),
  phone: optionalText('phone', 50),
  availability: pick('availability', availabilities).default('available'),
  status: pick('status', professionalStatuses).default('active'),
  hourlyRate: optionalAmount('hourlyRate'),
  rating: optionalInteger('rating', 0, 5),
  yearsExperience: optionalInteger('yearsExperience', 0, 80),
  certifications: tags('certifications').default([]),
  portfolioUrl: optionalUrl('portfolioUrl'),
  tags: tags('tags').default([]),
})

/** What one may change in the record that carries one's own login: contact details, and no rates or limits. */
export const professionalSelfFields = ['email', 'phone', 'availability', 'portfolioUrl'] as const
