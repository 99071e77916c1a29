import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { RunningApp } from './app.ts'
import { expect, test } from './fixtures.ts'
import { expectNames, heading, makeMarked, search, sortBy } from './list.ts'
import { expectSound } from './sound.ts'
import { say } from './words.ts'

// They break the database of an application of their own, one after the other.
test.use({ instance: 'own' })
test.describe.configure({ mode: 'serial' })

/** Without this file PostgreSQL does not start, however often it is tried. */
const controlFile = 'pg17/cluster/global/pg_control'

/** Ends PostgreSQL and keeps it from coming back; `end` lets it. */
const breakDatabase = ({ url, dataDir, crashDatabase }: RunningApp) => {
  const file = path.join(dataDir, controlFile)
  fs.renameSync(file, `${file}.away`)
  crashDatabase()
  return {
    end: async () => {
      fs.renameSync(`${file}.away`, file)
      const health = async () => (await fetch(`${url}/api/health`)).status
      await expect.poll(health, { timeout: 20_000 }).toBe(200)
    },
  }
}

const nothingThatLooksEmpty = async (page: Page) => {
  await expect(page.getByText(say('clients.emptyTitle'))).toHaveCount(0)
  await expect(page.getByText(say('table.nothingFound'))).toHaveCount(0)
}

test('an outage says so on every page, never shows an empty list, and ends by itself, still signed in', async ({
  adminPage: page,
  app,
  rest,
  guard,
}) => {
  guard.expectRefusal(503, /api\/trpc/)
  const { url } = await makeMarked(rest, ['Not Lost'])
  await page.goto(url)
  await expectNames(page, ['Not Lost'])
  const outage = breakDatabase(app)
  try {
    await test.step('an open list that is asked for another order says what is wrong', async () => {
      await sortBy(page, 'createdAt').click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText(
        say('problems.database_unavailable'),
      )
      await nothingThatLooksEmpty(page)
    })
    for (const place of ['/', '/login', '/settings', url])
      await test.step(`${place} says that the database is away`, async () => {
        await page.goto(place)
        await expect(heading(page, say('outage.title'))).toBeVisible()
        await nothingThatLooksEmpty(page)
      })
    await expectSound(page)
  } finally {
    await outage.end()
  }
  await test.step('the page that waits opens by itself', async () => {
    await expectNames(page, ['Not Lost'])
    await expect(page).toHaveURL(url)
  })
})

test('what could not be saved is still in the form, and is saved when the database is back', async ({
  adminPage: page,
  app,
  guard,
}) => {
  guard.expectRefusal(503, /clients\.create/)
  await page.goto('/clients/new')
  const name = page.getByRole('textbox', { name: say('fields.fullName'), exact: true })
  await name.fill('Patience Reward')
  const save = page.getByRole('button', { name: say('app.save'), exact: true })
  const outage = breakDatabase(app)
  try {
    await save.click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      say('problems.database_unavailable'),
    )
    await expect(name).toHaveValue('Patience Reward')
  } finally {
    await outage.end()
  }
  await save.click()
  await expect(heading(page, 'Patience Reward')).toBeVisible()
})

test('the health page sees the database go and come back without a reload, and an expired session survives it', async ({
  adminPage: page,
  context,
  visit,
  app,
}) => {
  const health = await visit()
  let loads = 0
  health.on('load', () => {
    loads += 1
  })
  await health.goto('/health')
  const database = health
    .getByRole('listitem')
    .filter({ has: health.getByRole('heading', { name: say('health.parts.database') }) })
  await expect(database).toContainText(say('health.states.ok'))
  await page.goto('/clients')
  await search(page, 'clients').waitFor()

  const outage = breakDatabase(app)
  try {
    await context.clearCookies({ name: 'nexo_at' })
    await page.goto('/clients')
    await expect(page).toHaveURL('/health')
    await expect(heading(page, say('health.down'))).toBeVisible()
    await expect(heading(health, say('health.down'))).toBeVisible()
    await expect(database).toContainText(say('health.states.down'))
    await expect(database).toContainText(say('health.whatToDo'))
    await expectSound(health)
  } finally {
    await outage.end()
  }
  await expect(database).toContainText(say('health.states.ok'))
  await expect(heading(health, say('health.down'))).toBeHidden()
  expect(loads).toBe(1)
  await page.getByRole('link', { name: say('health.toApp') }).click()
  await expect(page).toHaveURL('/')
  await expect(heading(page, say('home.hello', { name: 'Ada' }))).toBeVisible()
})

test('a database that crashes and comes back at once costs nobody their page', async ({
  adminPage: page,
  app,
  guard,
  rest,
}) => {
  const { url } = await makeMarked(rest, ['Not Lost'])
  await page.goto(url)
  await expectNames(page, ['Not Lost'])
  // What is asked in the very moment of the crash.
  guard.allowRefusal(503, /\/api\/trpc\//)
  app.crashDatabase()
  await expect(async () => {
    await page.reload()
    await expectNames(page, ['Not Lost'], { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
})
