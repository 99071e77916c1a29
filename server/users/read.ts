import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import { searchText } from '#domain/list.ts'
import { roles, userStatuses } from '#domain/roles.ts'
import type { UserAnswer } from '#domain/users.ts'
import { profileColumns } from '../auth/account.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { camel } from '../http/case.ts'
import { walk } from '../records/list.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { chosen } from '../records/narrow.ts'
import { matches } from '../records/search.ts'
import { linksOf } from './links.ts'

/** What an admin sees of an account. The password's hash is not among it. */
export const userColumns = {
  ...profileColumns,
  version: users.version,
  updatedAt: users.updatedAt,
  archivedAt: users.archivedAt,
}
export type UserRow = Omit<UserAnswer, 'link'>

const sorts = ['fullName', '-fullName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const

/** As a query string writes it: one value, or the same name several times. */
const several = <const V extends readonly [string, ...string[]]>(values: V) => {
  const one = z.enum(values, { error: 'not_an_option' })
  return z.union([z.array(one), one.transform((value) => [value])], { error: 'not_an_option' }).optional()
}

export const userListInput = z.strictObject({
  search: searchText.optional(),
  role: several(roles),
  status: several(userStatuses),
  archived: z.stringbool({ error: 'not_an_option' }).or(z.boolean()).optional(),
  sort: z
    .string()
    .transform(camel)
    .pipe(z.enum(sorts, { error: 'not_an_option' }))
    .default('fullName'),
  cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})

/** One page of accounts by keyset, each with the record that carries its login. */
export const listUsers = async ({
  search,
  role,
  status,
  archived,
  sort,
  cursor,
  limit,
}: z.output<typeof userListInput>) => {
  const where = and(
    archived ? isNotNull(users.archivedAt) : isNull(users.archivedAt),
    search ? matches(users, search) : undefined,
    ...chosen(users, { role, status }),
  )
  const { items, nextCursor } = await walk({ table: users, columns: userColumns, where, sort, cursor, limit })
  // walk() selects the columns that it is given, and types them as any columns.
  const rows = items as UserRow[]
  const links = await linksOf(
    db,
    rows.map(({ id }) => id),
  )
  return { items: rows.map((row) => ({ ...row, link: links.get(row.id) ?? null })), nextCursor }
}

/** One account, in the trash too, or NOT_FOUND. */
export const getUser = async (id: string, queryable: Queryable = db): Promise<UserAnswer> => {
  const [row] = await queryable.select(userColumns).from(users).where(eq(users.id, id))
  if (!row) throw notFound()
  return { ...row, link: (await linksOf(queryable, [id])).get(id) ?? null }
}
