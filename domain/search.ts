import { z } from 'zod'
import { entities } from './entities.ts'
import { searchText } from './list.ts'

/** What a search answers at most, of all kinds together. */
export const maxFoundInAll = 50
/** Of each kind: enough to find what is meant, few enough that no kind hides the others. */
export const maxFoundOfAKind = 8

/** "Where is …?": what somebody types into the palette or the search page. */
export const searchInput = z.strictObject({
  q: searchText,
  limit: z.coerce
    .number({ error: 'integer' })
    .pipe(z.int().min(1, { error: 'out_of_range' }).max(maxFoundInAll, { error: 'out_of_range' }))
    .default(maxFoundInAll),
})

/** A record that was found, by the names that it has for people. */
const found = z.strictObject({
  type: z.enum(entities),
  id: z.uuid(),
  title: z.string(),
  subtitle: z.string().nullable(),
})
export type Found = z.output<typeof found>

export const searchAnswer = z.strictObject({ data: z.array(found) })
