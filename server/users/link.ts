import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import type { clients } from '#db/schema/clients.ts'
import { type LinkKind, type linkInput, linkKindOf, linkKinds, type UserAnswer } from '#domain/users.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { db } from '../database.ts'
import { badInput, Problem } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { lockedUser } from './change-user.ts'
import { linkTables } from './links.ts'
import { getUser } from './read.ts'

type Asking = Pick<SignedIn, 'actor' | 'request'>
type Owner = { userId: string | null }

/** All four have the columns that a link is about; Drizzle cannot update "one of several tables". */
const tableOf = (type: LinkKind) => linkTables[type] as typeof clients

/** A change of who a record belongs to stands in the record's history, and in the user's. */
const report = async (
  tx: Queryable,
  asking: Asking,
  { type, id, before, after }: { type: LinkKind; id: string; before: Owner; after: Owner },
) => {
  const changes = { userId: { before: before.userId, after: after.userId } }
  await audit(tx, asking, { action: `${type}.update`, subject: { type, id }, changes })
  const [user, action] = after.userId ? [after.userId, 'users.link'] : [before.userId, 'users.unlink']
  const record = { type, id }
  await audit(tx, asking, {
    action,
    ...(user && { subject: { type: 'users', id: user } }),
    changes: {
      link: { before: before.userId ? record : null, after: after.userId ? record : null },
    },
  })
}

const give = (tx: Queryable, type: LinkKind, userId: string | null) =>
  tx.update(tableOf(type)).set({ userId, version: sql`${tableOf(type).version} + 1`, updatedAt: sql`now()` })

/** Undoes a user's links, of all kinds or of some. The caller holds the user's row, so that nobody makes one meanwhile. */
export const unlinkFrom = async (
  tx: Queryable,
  asking: Asking,
  userId: string,
  which: (type: LinkKind) => boolean = () => true,
) => {
  for (const type of linkKinds.filter(which)) {
    const freed = await give(tx, type, null)
      .where(eq(tableOf(type).userId, userId))
      .returning({ id: tableOf(type).id })
    for (const { id } of freed)
      await report(tx, asking, { type, id, before: { userId }, after: { userId: null } })
  }
}

const lockedRecord = async (tx: Queryable, type: LinkKind, id: string) => {
  const table = tableOf(type)
  const [record] = await tx
    .select({ userId: table.userId })
    .from(table)
    .where(and(eq(table.id, id), isNull(table.archivedAt)))
    .for('update')
  if (!record) throw badInput([{ path: 'recordId', message: 'no_such_record' }])
  return record
}

/**
 * Makes a record the one that carries a user's login, instead of any other. The kind must go with the role; a record
 * that carries somebody else's login is a conflict: unlink that first.
 */
export const linkUser = async (
  asking: SignedIn,
  { id, type, recordId }: z.output<typeof linkInput>,
): Promise<UserAnswer> =>
  db.transaction(async (tx) => {
    const { role } = await lockedUser(tx, id)
    if (linkKindOf(role) !== type) throw badInput([{ path: 'type', message: 'link_not_of_role' }])
    const record = await lockedRecord(tx, type, recordId)
    if (record.userId && record.userId !== id)
      throw new Problem('CONFLICT', 'record_linked', 'This record belongs to another account already.', {
        errors: [{ path: 'recordId', message: 'record_linked' }],
      })
    if (record.userId === id) return getUser(id, tx)
    await unlinkFrom(tx, asking, id)
    await give(tx, type, id).where(eq(tableOf(type).id, recordId))
    await report(tx, asking, { type, id: recordId, before: record, after: { userId: id } })
    return getUser(id, tx)
  })

/** Leaves a user without a record; without a link to undo it changes nothing. */
export const unlinkUser = async (asking: SignedIn, id: string): Promise<UserAnswer> =>
  db.transaction(async (tx) => {
    await lockedUser(tx, id)
    await unlinkFrom(tx, asking, id)
    return getUser(id, tx)
  })
