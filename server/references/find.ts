import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import { scopeOf } from '#domain/access.ts'
import type { findInput } from '#domain/references.ts'
import { isStaff, staffRoles } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import type { Entity } from '../records/entity.ts'
import { listRecords, walk } from '../records/list.ts'
import { registry } from '../records/registry.ts'
import { matches } from '../records/search.ts'

type Asked = z.output<typeof findInput>
type Choice = { id: string; name: string; detail: string | null }
type Named = { title: string; detail?: string }

const choiceOf =
  ({ title, detail }: Named) =>
  (row: Record<string, unknown>): Choice => ({
    id: String(row.id),
    name: String(row[title]),
    detail: detail && row[detail] ? String(row[detail]) : null,
  })

const findRecords = async (of: Entity, actor: Actor, { search, limit }: Asked) => {
  const scope = scopeOf(actor.role, of.name, 'read')
  const { items } = await listRecords({ of, scope, actor }, { search, limit })
  return items.map(choiceOf(of))
}

/** Work is given to staff who can sign in; an admin, who gives accounts, chooses among everybody. */
const pickable = (actor: Actor) =>
  actor.role === 'admin' ? undefined : and(inArray(users.role, staffRoles), eq(users.status, 'active'))

const findPeople = async (actor: Actor, { search, limit }: Asked) => {
  if (!isStaff(actor.role)) return []
  const columns = { id: users.id, fullName: users.fullName, username: users.username }
  const where = and(isNull(users.archivedAt), pickable(actor), matches(users, search))
  const { items } = await walk({ table: users, columns, where, sort: 'fullName', limit })
  return items.map(choiceOf({ title: 'fullName', detail: 'username' }))
}

/** The first records that a picker offers for what was typed, through the rights of the list itself. */
export const find = async (actor: Actor, asked: Asked): Promise<{ items: Choice[] }> => ({
  items:
    asked.to === 'users'
      ? await findPeople(actor, asked)
      : await findRecords(registry[asked.to], actor, asked),
})
