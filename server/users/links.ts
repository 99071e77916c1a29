import { inArray, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Queryable } from '#db/client.ts'
import { clients } from '#db/schema/clients.ts'
import { employees } from '#db/schema/employees.ts'
import { professionals } from '#db/schema/professionals.ts'
import { suppliers } from '#db/schema/suppliers.ts'
import type { LinkKind, UserAnswer } from '#domain/users.ts'
import { columnOf } from '../records/fields.ts'
import { registry } from '../records/registry.ts'

export const linkTables = { clients, employees, suppliers, professionals }

/** The records that carry the logins of these users, in the trash too, by user. */
export const linksOf = async (queryable: Queryable, userIds: string[]) => {
  const found = new Map<string, NonNullable<UserAnswer['link']>>()
  if (userIds.length === 0) return found
  const of = (type: LinkKind) => {
    const table = linkTables[type]
    const name: SQL<string> = sql`${columnOf(table, registry[type].title)}`
    return (
      queryable
        .select({ userId: table.userId, type: sql<LinkKind>`${type}::text`, id: table.id, name })
        // All four have these columns; Drizzle cannot select from "one of several tables".
        .from(table as typeof clients)
        .where(inArray(table.userId, userIds))
    )
  }
  const rows = await unionAll(of('clients'), of('employees'), of('suppliers'), of('professionals'))
  for (const { userId, ...link } of rows) if (userId) found.set(userId, link)
  return found
}
