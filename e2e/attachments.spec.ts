import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { maxFileBytes } from '#domain/files.ts'
import { admin, newAccount, register, restAs, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading, makeMarked, tick } from './list.ts'
import { expectSound } from './sound.ts'
import { option, say } from './words.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const text = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

const timeline = (page: Page) => page.getByRole('region', { name: say('timeline.title') })
const part = (page: Page, of: 'notes' | 'tasks' | 'files') =>
  page.getByRole('tab', { name: say(`timeline.parts.${of}`), exact: true })

const add = async (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) => {
  // A click in the moment before the page listens opens nothing.
  await expect(async () => {
    await part(page, 'files').click()
    const chosen = page.waitForEvent('filechooser', { timeout: 2_000 })
    await page.getByRole('button', { name: say('files.add') }).click()
    await (await chosen).setFiles(file)
  }).toPass()
}

const download = async (page: Page, click: () => Promise<void>) => {
  const coming = page.waitForEvent('download')
  await click()
  const file = await coming
  return { name: file.suggestedFilename(), content: fs.readFileSync(await file.path(), 'utf8') }
}

test('a note is written in Markdown, changed, deleted and brought back; HTML in it stays text', async ({
  adminPage: page,
  rest,
}) => {
  const { rows } = await makeMarked(rest, ['Noted'])
  await page.goto(`/clients/${rows[0].id}?show=notes`)
  const panel = timeline(page)
  await expect(panel.getByText(say('timeline.none.notes'))).toBeVisible()
  const box = panel.getByRole('textbox', { name: say('notes.text') })
  await box.fill(
    '## Call\n\n**Urgent**, see [plan](https://example.com) and [bad](javascript:alert(1))\n\n<b>raw</b>',
  )
  await part(page, 'files').click()
  await part(page, 'notes').click()
  await expect(box, 'what was typed is still there').toHaveValue(/Urgent/)
  await box.press('Control+Enter')

  const note = panel.getByRole('listitem').filter({ hasText: 'Urgent' })
  await expect(note.locator('strong', { hasText: 'Urgent' })).toBeVisible()
  await expect(note.getByRole('heading', { name: 'Call' })).toBeVisible()
  await expect(note.getByRole('link', { name: 'plan' })).toHaveAttribute('href', 'https://example.com')
  await expect(note.locator('a[href^="javascript"]')).toHaveCount(0)
  await expect(note.locator('b')).toHaveCount(0)
  await expect(note.getByText('<b>raw</b>')).toBeVisible()
  await expect(box).toHaveValue('')
  await expect(note.getByText(admin.fullName)).toBeVisible()

  await note.getByRole('button', { name: say('notes.edit') }).click()
  const change = panel.getByRole('listitem').getByRole('textbox', { name: say('notes.text') })
  await change.fill('Calm *now*')
  await change.press('Control+Enter')
  await expect(panel.getByRole('listitem').locator('em', { hasText: 'now' })).toBeVisible()
  await expectSound(page)

  await panel.getByRole('button', { name: say('notes.delete') }).click()
  await expect(panel.getByText(say('timeline.none.notes'))).toBeVisible()
  await page.getByRole('button', { name: say('app.undo') }).click()
  await expect(panel.getByText('Calm now')).toBeVisible()
  await panel.getByRole('button', { name: say('timeline.shows.all') }).click()
  await expect(panel.getByText(say('timeline.notes_restore'))).toBeVisible()
})

test('a note that somebody else changed meanwhile loses neither text', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  guard.expectRefusal(409, /notes\.update/)
  const { rows } = await makeMarked(rest, ['Contested note'])
  const subject = { subject_type: 'clients', subject_id: rows[0].id }
  const note = await rest.post('/crm/notes', { ...subject, text: 'First' })
  await page.goto(`/clients/${rows[0].id}`)
  // A click in the moment before the page listens opens nothing.
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: say('notes.edit') }).click()
  await rest.patch(`/crm/notes/${note.id}`, { text: 'Theirs' })
  const box = timeline(page)
    .getByRole('listitem')
    .getByRole('textbox', { name: say('notes.text') })
  await box.fill('Mine')
  await box.press('Control+Enter')
  await expect(page.getByRole('alert').getByText('Theirs')).toBeVisible()
  await expect(box).toHaveValue('Mine')
  await page.getByRole('button', { name: say('notes.saveMine') }).click()
  await expect(box).toHaveCount(0)
  await expect.poll(async () => (await rest.get(`/crm/notes/${note.id}`)).text).toBe('Mine')
})

test('a file goes up with progress, is looked at, downloaded, deleted and brought back', async ({
  adminPage: page,
  rest,
}) => {
  const { rows } = await makeMarked(rest, ['Filed'])
  await page.goto(`/clients/${rows[0].id}`)
  const panel = timeline(page)

  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 }
  await network.send('Network.emulateNetworkConditions', slow)
  await add(page, text('slow.txt', 'x'.repeat(4_000_000)))
  const bar = panel.getByRole('progressbar', { name: say('files.sending', { name: 'slow.txt' }) })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
  await panel.getByRole('button', { name: say('files.cancel', { name: 'slow.txt' }) }).click()
  await expect(bar).toBeHidden()
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })

  await add(page, { name: 'dot.png', mimeType: 'image/png', buffer: png })
  await panel.getByRole('button', { name: 'dot.png', exact: true }).click()
  const shown = page.getByRole('dialog').getByRole('img', { name: 'dot.png' })
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await page.keyboard.press('Escape')

  await add(page, text('plan.txt', 'The plan'))
  const got = await download(page, () => panel.getByRole('link', { name: 'plan.txt', exact: true }).click())
  expect(got).toEqual({ name: 'plan.txt', content: 'The plan' })
  await expect(panel.getByText('slow.txt')).toBeHidden()
  await expectSound(page)

  await panel.getByRole('button', { name: say('files.delete', { name: 'plan.txt' }) }).click()
  await expect(panel.getByRole('link', { name: 'plan.txt', exact: true })).toBeHidden()
  await page.getByRole('button', { name: say('app.undo') }).click()
  await expect(panel.getByRole('link', { name: 'plan.txt', exact: true })).toBeVisible()
})

test('a file is dropped on the timeline; one that is too large says so and is not sent', async ({
  adminPage: page,
  rest,
}) => {
  const { rows } = await makeMarked(rest, ['Dropped'])
  await page.goto(`/clients/${rows[0].id}`)
  // The page listens once its code is there.
  await page.waitForLoadState('networkidle')
  const data = await page.evaluateHandle(() => {
    const dropped = new DataTransfer()
    dropped.items.add(new File(['dropped'], 'dropped.txt'))
    return dropped
  })
  await part(page, 'notes').dispatchEvent('dragenter', { dataTransfer: data })
  await page.getByText(say('timeline.drop')).dispatchEvent('drop', { dataTransfer: data })
  await expect(page.getByRole('link', { name: 'dropped.txt', exact: true })).toBeVisible()

  await add(page, text('huge.bin', Buffer.alloc(maxFileBytes + 1)))
  await expect(page.getByRole('alert').filter({ hasText: say('files.tooLarge') })).toBeVisible()
  await page.getByRole('button', { name: say('files.dismiss', { name: 'huge.bin' }) }).click()
  await expect(page.getByText('huge.bin')).toBeHidden()
})

test('a client sees the file on their own record, and nobody else’s', async ({
  app,
  rest,
  visit,
  context,
  page,
}) => {
  const account = newAccount()
  await register(app.url, account)
  const portal = await restAs(app.url, account)
  const { id: userId } = await portal.get('/auth/profile')
  const { rows } = await makeMarked(rest, ['Mine', 'Other'])
  await rest.put(`/admin/users/${userId}/link`, { type: 'clients', record_id: rows[0].id })
  const mark = randomUUID().slice(0, 8)
  const staff = await visit(admin)
  for (const [at, name] of [`mine-${mark}.txt`, `other-${mark}.txt`].entries()) {
    await staff.goto(`/clients/${rows[at].id}`)
    await add(staff, text(name, name))
    await expect(staff.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await staff.goto(`/files?q=${mark}`)
  await expect(staff.getByRole('link', { name: 'Other', exact: true })).toHaveAttribute(
    'href',
    `/clients/${rows[1].id}`,
  )
  await expectSound(staff)

  await signIn(context, app.url, account)
  await page.goto('/')
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: say('nav.files') })
    .click()
  await expect(heading(page, say('files.title'))).toBeVisible()
  await expect(page.getByRole('link', { name: `mine-${mark}.txt`, exact: true })).toBeVisible()
  await expect(page.getByText(`other-${mark}.txt`)).toHaveCount(0)
  await page.getByRole('link', { name: 'Mine', exact: true }).click()
  await expect(timeline(page).getByText(`mine-${mark}.txt`)).toBeVisible()
  await expect(page.getByRole('tablist', { name: say('timeline.composer') })).toHaveCount(0)
  const name = `mine-${mark}.txt`
  const got = await download(page, () => page.getByRole('link', { name, exact: true }).click())
  expect(got.content).toBe(name)
})

test('a list is exported as it is filtered', async ({ adminPage: page, rest }) => {
  const { url, rows } = await makeMarked(rest, ['Exported', 'Left out'])
  await rest.patch(`/crm/clients/${rows[0].id}`, { status: 'inactive', version: 1 })
  await page.goto(url)
  await tick(page, option('status', 'inactive'))
  await expect(page.getByRole('rowheader', { name: 'Left out' })).toBeHidden()
  const { name, content } = await download(page, () =>
    page.getByRole('link', { name: say('table.export') }).click(),
  )
  expect(name).toMatch(/^clients-.*\.csv$/)
  expect(content).toContain('Exported')
  expect(content).not.toContain('Left out')
  expect(content.trim().split('\r\n')).toHaveLength(2)
})
