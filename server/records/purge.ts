import { and, eq } from 'drizzle-orm'
import { DatabaseError } from 'pg'
import type { Queryable } from '#db/client.ts'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import { tasks } from '#db/schema/tasks.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { audit } from './audit.ts'
import type { Entity } from './entity.ts'
import { type Asking, changeableRow } from './write.ts'

const inUse = (by: string, cause?: unknown) =>
  new Problem(
    'CONFLICT',
    'in_use',
    `Some ${by} refer to this record, in the trash perhaps: delete those first, or let them refer to another.`,
    { errors: [{ path: by, message: 'in_use' }], cause },
  )

/** What kept PostgreSQL from deleting a row: the table whose foreign key points at it. */
const referringTable = (error: unknown): string | undefined => {
  let at = error
  while (!(at instanceof DatabaseError) && at instanceof Error) at = at.cause
  return at instanceof DatabaseError && at.code === '23503' ? at.table : undefined
}

/** A task is about a record of any kind, which no foreign key can say. */
const requireNoTasks = async (tx: Queryable, { name }: Entity, id: string) => {
  const [task] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.subjectType, name), eq(tasks.subjectId, id)))
    .limit(1)
  if (task) throw inUse('tasks')
}

/** What hangs on it has no life of its own. The contents of files are taken by the clean-up. */
const deleteAttached = async (tx: Queryable, { name }: Entity, id: string) => {
  for (const table of [notes, files])
    await tx.delete(table).where(and(eq(table.subjectType, name), eq(table.subjectId, id)))
}

/**
 * Deletes a record in the trash for good, with its notes and files; its name and the lines about it stay in the audit
 * log. 404 for one that is not in the trash; 409 `in_use` while other records refer to it.
 */
export const purgeRecord = async (of: Entity, asking: Asking, { id }: { id: string }): Promise<void> =>
  db
    .transaction(async (tx) => {
      const row: Record<string, unknown> = await changeableRow(tx, of, asking, id, true)
      await requireNoTasks(tx, of, id)
      await deleteAttached(tx, of, id)
      await tx.delete(of.table).where(eq(of.table.id, id))
      await audit(tx, asking, {
        action: `${of.name}.purge`,
        subject: { type: of.name, id },
        changes: { [of.title]: { before: row[of.title], after: null } },
      })
    })
    .catch((error: unknown) => {
      const by = referringTable(error)
      throw by ? inUse(by, error) : error
    })
