import { and, asc, gte, isNotNull, ne } from 'drizzle-orm'
import { v7 } from 'uuid'
import { auditLog } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { changeOf } from './change-of.ts'
import type { Change } from './notice.ts'

/** More than that is not told one by one. */
const most = 200

/** The first key that a line written at this moment (milliseconds since 1970) can have. */
const firstKeyAt = (ms: number) => v7({ msecs: Math.max(0, ms), seq: 0, random: new Uint8Array(16) })

/** What has happened to records since a moment, in the order of the lines; undefined when it is too much to tell. */
export const missedSince = async (ms: number): Promise<Change[] | undefined> => {
  const lines = await db
    .select({
      id: auditLog.id,
      action: auditLog.action,
      subjectType: auditLog.subjectType,
      subjectId: auditLog.subjectId,
    })
    .from(auditLog)
    .where(
      and(
        gte(auditLog.id, firstKeyAt(ms)),
        // As the index of the lines about records says it.
        isNotNull(auditLog.subjectId),
        ne(auditLog.subjectType, 'users'),
      ),
    )
    .orderBy(asc(auditLog.id))
    .limit(most + 1)
  return lines.length > most ? undefined : lines.flatMap((line) => changeOf(line) ?? [])
}
