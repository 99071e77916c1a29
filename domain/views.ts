import { z } from 'zod'
import { entities } from './entities.ts'
import { text, yesNo } from './fields.ts'
import { searchText } from './list.ts'
import { isStaff, type Role } from './roles.ts'

/** Views that one person keeps of one list. */
export const maxViews = 50
/** Columns that a list shows at most: more are too narrow to read. */
export const maxColumns = 12

const word = z.string().max(100, { error: 'too_long' })
const columns = z.array(word).max(maxColumns, { error: 'too_many' })

/**
 * What a list is narrowed to, ordered by and made of. Which filters, sorts and columns there are depends on the record:
 * server/views/state.ts holds it against them.
 */
export const viewState = z.strictObject({
  search: searchText.optional(),
  filter: z
    .record(word, z.array(z.union([z.string(), z.number(), z.boolean()])).max(100, { error: 'too_many' }))
    .optional(),
  /** Days and moments, from one on and before another. */
  between: z.record(word, z.strictObject({ from: word.optional(), before: word.optional() })).optional(),
  sort: word.optional(),
  archived: z.boolean().optional(),
  /** By the names of the fields; without it the list has its own. */
  columns: columns.optional(),
})
export type ViewState = z.output<typeof viewState>

const of = z.enum(entities, { error: 'not_an_option' })
const id = z.uuid({ error: 'uuid' })
const name = text('viewName', 60)
const shared = yesNo('shared')

export const viewsOfInput = z.strictObject({ of })
export const viewId = z.strictObject({ id })
export const viewInput = z.strictObject({ of, name, shared: shared.default(false), state: viewState })
export const viewPatch = z.strictObject({
  id,
  version: z.int({ error: 'integer' }).min(1, { error: 'out_of_range' }).optional(),
  name: name.optional(),
  shared: shared.optional(),
  state: viewState.optional(),
})
/** Null: the list begins as it is. */
export const defaultViewInput = z.strictObject({ of, id: id.nullable() })
export const listColumnsInput = z.strictObject({ of, columns: columns.nullable() })

export const viewAnswer = z.strictObject({
  id,
  of,
  name: z.string(),
  shared: z.boolean(),
  /** Whether it is the caller's own. */
  mine: z.boolean(),
  mayChange: z.boolean(),
  state: viewState,
  version: z.int(),
})
export type SavedView = z.output<typeof viewAnswer>

/** The views that somebody may use, the one that their list begins with, and the columns of their plain list. */
export const viewsAnswer = z.strictObject({
  items: z.array(viewAnswer),
  defaultId: id.nullable(),
  columns: z.array(z.string()).nullable(),
})

type Who = { id: string; role: Role }
type Whose = { ownerId: string; shared: boolean }

/** Staff share views with each other; everyone keeps views of their own. */
export const mayShareViews = isStaff
/** One's own; those who lead keep what is shared in order. */
export const mayChangeView = (who: Who, view: Whose) =>
  view.ownerId === who.id || (view.shared && (who.role === 'admin' || who.role === 'manager'))
