import { and, eq, lt, or, sql } from 'drizzle-orm'
import { imports } from '#db/schema/imports.ts'
import { db } from '../database.ts'
import { daysAgo } from '../jobs/clean-up.ts'

/** Files that nobody began to import within a day, and those that ended a month ago: they hold people's data. */
export const cleanImports = async () => {
  await db
    .delete(imports)
    .where(
      or(
        and(eq(imports.state, 'draft'), lt(imports.createdAt, daysAgo(1)), sql`${imports.startedAt} is null`),
        lt(imports.finishedAt, daysAgo(30)),
        lt(imports.createdAt, daysAgo(60)),
      ),
    )
}
