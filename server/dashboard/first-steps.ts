import { isNull, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { clients } from '#db/schema/clients.ts'
import { deals } from '#db/schema/deals.ts'
import { stages } from '#db/schema/pipelines.ts'
import { settings } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { settingKeys } from '../settings/company.ts'

export const firstStepsAnswer = z.strictObject({
  company: z.boolean(),
  client: z.boolean(),
  pipeline: z.boolean(),
  deal: z.boolean(),
  colleague: z.boolean(),
})

/** Whether there are more than so many that are not in the trash. */
const moreThan = (count: number, table: PgTable & { archivedAt: PgColumn }) =>
  sql<boolean>`exists (select from ${table} where ${isNull(table.archivedAt)} offset ${count})`

/** What a new instance has by now: whoever looks after it is led through the rest. */
export const firstSteps = async (): Promise<z.output<typeof firstStepsAnswer>> => {
  const { rows } = await db.execute(sql`
    select exists (select from ${settings} where ${settings.key} = ${settingKeys.companyName}
        and ${settings.value} <> 'null'::jsonb) as company,
      ${moreThan(0, clients)} as client, ${moreThan(0, stages)} as pipeline,
      ${moreThan(0, deals)} as deal, ${moreThan(1, users)} as colleague`)
  return firstStepsAnswer.parse(rows[0])
}
