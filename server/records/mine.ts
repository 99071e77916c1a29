import { arrayOverlaps, eq, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { clients } from '#db/schema/clients.ts'
import { employees } from '#db/schema/employees.ts'
import type { professionals } from '#db/schema/professionals.ts'
import { projects } from '#db/schema/projects.ts'
import { suppliers } from '#db/schema/suppliers.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'

/** The records that carry somebody's login, as subqueries for the `own` rules. */
const linkedTo = (
  table: typeof clients | typeof employees | typeof suppliers | typeof professionals,
  me: Actor,
) =>
  db
    .select({ id: table.id })
    .from(table as typeof clients)
    .where(eq(table.userId, me.id))

export const myEmployees = (me: Actor) => linkedTo(employees, me)
export const myClients = (me: Actor) => linkedTo(clients, me)
export const mySuppliers = (me: Actor) => linkedTo(suppliers, me)

/** The projects that somebody works on, or that are done for them. */
export const myProjects = (me: Actor) =>
  db
    .select({ id: projects.id })
    .from(projects)
    .where(or(arrayOverlaps(projects.members, [me.id]), among(projects.clientId, myClients(me))))

/**
 * A reference to one of these records. Not IN: below an OR PostgreSQL would read the whole table to ask it of each row,
 * where an array that is known beforehand is looked up in the index.
 */
export const among = (column: PgColumn, ids: SQLWrapper): SQL => sql`${column} = any(array(${ids}))`

/** Any of these conditions; at least one is given, so there is always an answer. */
export const anyOf = (first: SQL, ...others: SQL[]): SQL => or(first, ...others) ?? sql`false`

export const madeBy = (table: { createdBy: PgColumn }, me: Actor) => eq(table.createdBy, me.id)
