import { inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { settings } from '#db/schema/system.ts'
import { defaultSettings, type Settings, settingsAnswer, type settingsPatch } from '#domain/settings.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { db } from '../database.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'

/** Secrets lie in the same table: these keys, and no others, are read and written here. */
export const settingKeys = { companyName: 'company.name', currency: 'company.currency' } as const
const names = ['companyName', 'currency'] as const satisfies (keyof Settings)[]

/** What the company has set, and the defaults for what it has not. */
export const readSettings = async (queryable: Queryable = db): Promise<Settings> => {
  const rows = await queryable
    .select()
    .from(settings)
    .where(inArray(settings.key, Object.values(settingKeys)))
  const kept = names.flatMap((name) => {
    const row = rows.find(({ key }) => key === settingKeys[name])
    return row ? [[name, row.value]] : []
  })
  return settingsAnswer.parse({ ...defaultSettings, ...Object.fromEntries(kept) })
}

/** Keeps what is given, as it is. */
export const saveSettings = async (tx: Queryable, values: Partial<Settings>): Promise<void> => {
  const rows = names.flatMap((name) => {
    const value = values[name]
    // JSON's null is a value here, and SQL's is none.
    return value === undefined
      ? []
      : [{ key: settingKeys[name], value: sql`${JSON.stringify(value)}::jsonb` }]
  })
  if (rows.length === 0) return
  const set = { value: sql`excluded.value`, updatedAt: sql`now()` }
  await tx.insert(settings).values(rows).onConflictDoUpdate({ target: settings.key, set })
}

/** Changes what is given, in one transaction with its line in the audit log. */
export const changeSettings = async (
  asking: Pick<SignedIn, 'actor' | 'request'>,
  patch: z.output<typeof settingsPatch>,
): Promise<Settings> =>
  db.transaction(async (tx) => {
    // Two who save at once: the second must see what the first has saved, or its line would tell another "before".
    await tx.execute(sql`lock table ${settings} in share row exclusive mode`)
    const before = await readSettings(tx)
    const changes = changesOf(before, patch)
    if (Object.keys(changes).length === 0) return before
    await saveSettings(tx, patch)
    await audit(tx, asking, { action: 'settings.update', changes })
    return readSettings(tx)
  })
