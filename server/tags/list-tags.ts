import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { searchText } from '#domain/list.ts'
import { type TagUse, taggedKinds, tagUse } from '#domain/tags.ts'
import { db } from '../database.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { taggedTables } from './tables.ts'

export const tagListInput = z.strictObject({
  search: searchText.optional(),
  /** The last tag of the page before. */
  cursor: z.string().max(200, { error: 'too_long' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})
export const tagListAnswer = z.strictObject({ items: z.array(tagUse), nextCursor: z.string().nullable() })

/** Every tag in use by its name, with who uses it, page by page. */
export const listTags = async ({
  search,
  cursor,
  limit,
}: z.output<typeof tagListInput>): Promise<z.output<typeof tagListAnswer>> => {
  const kinds = taggedKinds.map((kind) => {
    const { tags } = taggedTables[kind]
    return sql`select ${kind}::text as kind, unnest(${tags}) as tag from ${taggedTables[kind]}`
  })
  const found = search ? sql`strpos(fold(tag), fold(${search})) > 0` : sql`true`
  const beyond = cursor ? sql`(fold(tag), tag) > (fold(${cursor}), ${cursor})` : sql`true`
  const { rows } = await db.execute<TagUse>(sql`
    with used as (${sql.join(kinds, sql` union all `)}),
    counted as (select tag, kind, count(*)::int as n from used where ${found} and ${beyond} group by tag, kind)
    select tag, jsonb_object_agg(kind, n) as uses from counted
    group by tag order by fold(tag), tag limit ${limit + 1}`)
  const items = rows.slice(0, limit).map(({ tag, uses }) => ({
    tag,
    uses: Object.fromEntries(taggedKinds.map((kind) => [kind, uses[kind] ?? 0])),
  }))
  return {
    items: z.array(tagUse).parse(items),
    nextCursor: rows.length > limit ? (items.at(-1)?.tag ?? null) : null,
  }
}
