import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { files } from '#db/schema/files.ts'
import { db } from '../database.ts'
import { onVisibleSubject } from '../records/subject.ts'
import { someone } from '../testing/acting.ts'
import { fillMany } from '../testing/many.ts'

beforeAll(async () => {
  for (const entity of ['clients', 'tasks'] as const) {
    await fillMany(entity, 20_000)
    await db.execute(
      sql.raw(`insert into files (id, subject_type, subject_id, name, type, size, sha256)
        select gen_random_uuid(), '${entity}', id, 'File ' || id, 'text/plain', 1, '' from ${entity}`),
    )
  }
  await db.execute(sql`vacuum analyze`)
})

test('a page of all the files that staff may see looks up its own rows and reads no table through', async () => {
  const employee = await someone('employee')
  const page = db
    .select({ id: files.id })
    .from(files)
    .where(onVisibleSubject(files, employee))
    .orderBy(sql`${files.id} desc`)
    .limit(26)
  expect(await page).toHaveLength(26)
  const { rows } = await db.execute(sql`explain (analyze, costs off, timing off, summary off) ${page}`)
  const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n')
  expect(plan).toContain('files_pkey')
  expect(plan).toMatch(/Index Scan using clients_pkey on clients/)
  // Kinds of which there are no rows are read as they are: nothing is cheaper.
  expect(plan).not.toMatch(/Seq Scan on (files|clients|tasks)|hashed/i)
})
