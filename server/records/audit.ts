import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Queryable } from '#db/client.ts'
import { auditLog, type Changes } from '#db/schema/system.ts'
import type { Actor, RequestFacts } from '../context.ts'
import { changeOf } from '../live/change-of.ts'
import { saying } from '../live/notice.ts'

export type AuditEntry = {
  /** What happened, as `thing.verb`: "clients.update", "auth.login_failed". */
  action: string
  subject?: { type: string; id: string }
  changes?: Changes
}

/** Who is behind an entry: known from the session, or named by the event itself (a login has no session yet). */
type Who = {
  request: Pick<RequestFacts, 'id' | 'ip' | 'tab'>
  actor: Pick<Actor, 'id' | 'fullName'> | null
}

/**
 * Writes lines of the audit log inside the transaction of what they report, so that both or neither are kept. What they
 * say of records is announced with them, to whoever has them open.
 */
export const audit = async (
  tx: Queryable,
  { request, actor }: Who,
  ...entries: AuditEntry[]
): Promise<void> => {
  const lines = entries.map(({ action, subject, changes }) => ({
    id: v7(),
    action,
    actorId: actor?.id,
    actorName: actor?.fullName,
    subjectType: subject?.type,
    subjectId: subject?.id,
    changes,
    requestId: request.id,
    ip: request.ip,
  }))
  const writing = tx.insert(auditLog).values(lines)
  const notices = lines.flatMap((line) => {
    const change = changeOf(line, request.tab)
    return change ? [{ change }] : []
  })
  // In one statement, because each costs a way to PostgreSQL and back.
  if (notices.length > 0) await tx.execute(sql`with line as ${writing} ${saying(notices)}`)
  else await writing
}
