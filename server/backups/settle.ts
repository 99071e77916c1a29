import { randomUUID } from 'node:crypto'
import { isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { sessions } from '#db/schema/users.ts'
import { migrationsFolder } from '../paths.ts'
import { audit } from '../records/audit.ts'

/**
 * Makes a restored database fit to be used: its schema is this version's, everybody signs in again (what was signed out
 * since the backup must not come alive), and the audit log says where this data came from.
 */
export const settle = async (db: Database, createdAt: string): Promise<void> => {
  await migrateDatabase(db, migrationsFolder)
  await db.transaction(async (tx) => {
    await tx
      .update(sessions)
      .set({ revokedAt: new Date().toISOString(), revokeReason: 'restored' })
      .where(isNull(sessions.revokedAt))
    const request = { id: randomUUID(), ip: 'command line' }
    const changes = { backup: { before: null, after: createdAt } }
    await audit(tx, { request, actor: null }, { action: 'backups.restore', changes })
  })
  await db.execute(sql`analyze`)
}
