import { z } from 'zod'
import { entities } from './entities.ts'
import type { ReferenceTarget } from './fields.ts'
import { searchText } from './list.ts'

/** Ids that one question for names may hold. */
export const maxNames = 200
/** What a picker shows at most; whoever wants more types another letter. */
export const maxFound = 20

const target = z.enum([...entities, 'users'] satisfies ReferenceTarget[], { error: 'not_an_option' })
const ids = z.array(z.uuid({ error: 'uuid' })).max(maxNames, { error: 'too_many' })

/** "What are these called?": ids by the kind of record that they lead to. */
export const namesInput = z.strictObject({
  of: z
    .array(z.strictObject({ to: target, ids }))
    .refine((of) => of.reduce((sum, { ids }) => sum + ids.length, 0) <= maxNames, { error: 'too_many' }),
})

/** "Which could be meant?": what somebody types into a picker. */
export const findInput = z.strictObject({
  to: target,
  search: searchText.default(''),
  limit: z.int().min(1, { error: 'out_of_range' }).max(maxFound, { error: 'out_of_range' }).default(maxFound),
})
