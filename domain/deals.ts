import { z } from 'zod'
import {
  optionalDay,
  optionalInteger,
  optionalReference,
  optionalText,
  pick,
  reference,
  text,
} from './fields.ts'
import { currencies, optionalAmount } from './money.ts'

export const dealStatuses = ['open', 'won', 'lost'] as const

/** The columns of a board behind its stages: the deals that are done. */
export const doneColumns = ['won', 'lost'] as const

/** A sale that may come about. */
export const dealInput = z.strictObject({
  title: text('title'),
  clientId: optionalReference('clientId', 'clients'),
  contactId: optionalReference('contactId', 'contacts'),
  pipelineId: reference('pipelineId', 'pipelines'),
  stageId: reference('stageId', 'stages'),
  value: optionalAmount('value'),
  currency: pick('currency', currencies).default('EUR'),
  probability: optionalInteger('probability', 0, 100),
  expectedCloseDate: optionalDay('expectedCloseDate'),
  ownerId: optionalReference('ownerId', 'users'),
  status: pick('status', dealStatuses).default('open'),
  lostReason: optionalText('lostReason', 300),
})
