import { z } from 'zod'
import { text } from './fields.ts'

/** The kinds of record that carry tags. */
export const taggedKinds = ['clients', 'contacts', 'suppliers', 'professionals'] as const
export type TaggedKind = (typeof taggedKinds)[number]

const tag = text('tag', 40)

export const tagInput = z.strictObject({ tag })
/** `to` may be in use already: then the two become one. */
export const renameTagInput = z.strictObject({ tag, to: tag })

/** A tag, and how many records of each kind carry it, in the trash too. */
export const tagUse = z.strictObject({
  tag: z.string(),
  uses: z.record(z.enum(taggedKinds), z.int()),
})
export type TagUse = z.infer<typeof tagUse>

/** How many records were changed. */
export const tagsChanged = z.strictObject({ changed: z.int() })
