import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'

test('everyone signed in reads the defaults, then what an admin has set', async () => {
  const [admin, client] = [await someone('admin'), await someone('client')]
  expect(await as(client).settings.get()).toEqual({ companyName: null, currency: 'EUR' })
  await as(admin).settings.update({ companyName: ' Žižkov & Søn ', currency: 'CZK' })
  expect(await as(client).settings.get()).toEqual({ companyName: 'Žižkov & Søn', currency: 'CZK' })
  expect(await as(admin).settings.update({ companyName: '' })).toEqual({ companyName: null, currency: 'CZK' })
})

test('a change is audited with what was and what is, and one that changes nothing is not', async () => {
  const admin = await someone('admin')
  const lines = () =>
    db.select().from(auditLog).where(eq(auditLog.actorId, admin.id)).orderBy(desc(auditLog.id))
  await as(admin).settings.update({ companyName: 'One', currency: 'EUR' })
  await as(admin).settings.update({ companyName: 'Two' })
  await as(admin).settings.update({ companyName: 'Two', currency: 'EUR' })
  expect((await lines()).map(({ action }) => action)).toEqual(['settings.update', 'settings.update'])
  expect((await lines())[0]?.changes).toEqual({ companyName: { before: 'One', after: 'Two' } })
})

test('of many changes at once each tells what it found', async () => {
  const admin = await someone('admin')
  await Promise.all(
    Array.from({ length: 16 }, (_, at) => as(admin).settings.update({ companyName: `N${at}` })),
  )
  const lines = await db.select().from(auditLog).where(eq(auditLog.actorId, admin.id))
  const before = lines.map(({ changes }) => changes?.companyName?.before)
  expect(new Set(before).size).toBe(lines.length)
})

test('only an admin changes them, and only what there is to set', async () => {
  const [admin, manager] = [await someone('admin'), await someone('manager')]
  await expect(as(manager).settings.update({ currency: 'USD' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const secrets = { pepper: 'x' } as object
  await expect(as(admin).settings.update(secrets)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
