import { eq } from 'drizzle-orm'
import { deals } from '#db/schema/deals.ts'
import { dealInput } from '#domain/deals.ts'
import { entity } from '../records/entity.ts'
import { anyOf, madeBy } from '../records/mine.ts'

export const deal = entity({
  name: 'deals',
  one: 'deal',
  table: deals,
  input: dealInput,
  title: 'title',
  detail: 'status',
  sort: ['title', 'createdAt', 'updatedAt'],
  sortLast: ['value', 'expectedCloseDate'],
  filter: ['status', 'pipelineId', 'stageId', 'ownerId', 'clientId'],
  between: ['expectedCloseDate', 'closedAt', 'createdAt'],
  own: (me) => anyOf(eq(deals.ownerId, me.id), madeBy(deals, me)),
})
