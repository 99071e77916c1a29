import { z } from 'zod'
import {
  integer,
  optionalDay,
  optionalLongText,
  optionalReference,
  pick,
  references,
  text,
} from './fields.ts'
import { optionalAmount } from './money.ts'

export const projectStatuses = ['planning', 'in_progress', 'on_hold', 'completed', 'cancelled'] as const

/** Those that are not done with. */
export const openProjectStatuses = [
  'planning',
  'in_progress',
  'on_hold',
] as const satisfies (typeof projectStatuses)[number][]

/** Work that we do for a client. */
export const projectInput = z.strictObject({
  name: text('name'),
  clientId: optionalReference('clientId', 'clients'),
  status: pick('status', projectStatuses).default('planning'),
  description: optionalLongText('description'),
  startDate: optionalDay('startDate'),
  deadline: optionalDay('deadline'),
  budget: optionalAmount('budget'),
  actualCost: optionalAmount('actualCost'),
  completionPercentage: integer('completionPercentage', 0, 100).default(0),
  members: references('members', 'users').default([]),
})
