import type { Queryable } from '#db/client.ts'
import { auditLog, type Changes } from '#db/schema/system.ts'
import type { Actor, RequestFacts } from '../context.ts'

export type AuditEntry = {
  /** What happened, as `thing.verb`: "clients.update", "auth.login_failed". */
  action: string
  subject?: { type: string; id: string }
  changes?: Changes
}

/** Who is behind an entry: known from the session, or named by the event itself (a login has no session yet). */
type Who = { request: Pick<RequestFacts, 'id' | 'ip'>; actor: Pick<Actor, 'id' | 'fullName'> | null }

/** Writes lines of the audit log inside the transaction of what they report, so that both or neither are kept. */
export const audit = (tx: Queryable, { request, actor }: Who, ...entries: AuditEntry[]) =>
  tx.insert(auditLog).values(
    entries.map(({ action, subject, changes }) => ({
      action,
      actorId: actor?.id,
      actorName: actor?.fullName,
      subjectType: subject?.type,
      subjectId: subject?.id,
      changes,
      requestId: request.id,
      ip: request.ip,
    })),
  )
