import type { Page } from '@playwright/test'
import { admin } from './accounts.ts'
import { makeBoard } from './boards.ts'
import { expect, test } from './fixtures.ts'
import { makeMarked } from './list.ts'
import { expectSound } from './sound.ts'
import { label, say } from './words.ts'

const timeline = (page: Page) => page.getByRole('region', { name: say('timeline.title') })
const entries = (page: Page) => timeline(page).getByRole('listitem')
const part = (page: Page, of: 'notes' | 'tasks' | 'files') =>
  page.getByRole('tab', { name: say(`timeline.parts.${of}`), exact: true })

test('a note, a task and a file are added on the record itself; a task is ticked off there', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  const { rows } = await makeMarked(rest, ['Busy'])
  const url = `/clients/${rows[0].id}`
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: say('notes.text') })).toBeFocused()
  await page.keyboard.type('Called *them*')
  await page.keyboard.press('Control+Enter')
  await expect(entries(page).first().locator('em', { hasText: 'them' })).toBeVisible()

  await part(page, 'tasks').click()
  const title = page.getByRole('textbox', { name: label('title') })
  await title.press('Enter')
  await expect(title).toHaveAccessibleDescription(say('invalid.required'))
  await title.fill('Send the offer')
  await page.getByLabel(label('dueDate')).fill('2020-01-31')
  guard.expectAbsence()
  await page.route('**/api/trpc/tasks.create**', (route) => route.abort())
  await title.press('Enter')
  await expect(page.getByRole('tabpanel').getByRole('alert')).toBeVisible()
  await page.unroute('**/api/trpc/tasks.create**')
  await expect(title, 'nothing typed is lost').toHaveValue('Send the offer')
  await title.press('Enter')
  const task = entries(page).filter({ hasText: 'Send the offer' })
  await expect(task).toContainText(admin.fullName)
  await expect(task).toContainText('Jan 31, 2020')
  await expect(title).toHaveValue('')

  await part(page, 'files').click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: say('files.add') }).click()
  await (await chosen).setFiles({
    name: 'offer.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('The offer'),
  })
  await expect(entries(page).first().getByRole('link', { name: 'offer.txt', exact: true })).toBeVisible()
  await expect(entries(page)).toHaveCount(4)

  await task.getByRole('button', { name: say('timeline.complete', { title: 'Send the offer' }) }).click()
  await expect(
    task.getByRole('button', { name: say('timeline.reopen', { title: 'Send the offer' }) }),
  ).toBeVisible()
  await expectSound(page)

  await timeline(page)
    .getByRole('button', { name: say('timeline.shows.tasks'), exact: true })
    .click()
  await expect(entries(page)).toHaveCount(1)
  await expect(page).toHaveURL(`${url}?show=tasks`)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await expect(entries(page)).toHaveCount(1)
  await timeline(page)
    .getByRole('button', { name: say('timeline.shows.all'), exact: true })
    .click()
  await expect(entries(page)).toHaveCount(4)
  await page.reload()
  await expectSound(page)
})

test('what happens to a deal reads as sentences, as it happens', async ({ adminPage: page, rest }) => {
  const { id, stages } = await makeBoard(rest, ['A sale'])
  const deal = `/crm/deals/${id('A sale')}`
  await rest.post(`${deal}/move`, { column: stages[1] })
  const stream = page.waitForResponse((response) => response.url().includes('/live.changes'))
  await page.goto(deal.replace('/crm', ''))
  await stream
  const who = admin.fullName
  await expect(entries(page)).toHaveText([
    new RegExp(`^${who} moved it from Asked to Offered \\d`),
    new RegExp(`^${who} ${say('timeline.created')} \\d`),
  ])
  await rest.patch(deal, { value: '250.00' })
  await expect(entries(page).first()).toHaveText(
    new RegExp(`^${who} changed ${label('value')} from €100.10 to €250.00 \\d`),
  )
  await rest.patch(deal, { probability: 40 })
  const both = entries(page).first()
  await expect(both).toHaveText(
    new RegExp(`^${who} changed ${label('value')} and ${label('probability')} \\d`),
  )
  await expect(both.getByText('€250.00')).toBeHidden()
  await both.locator('summary').click()
  await expect(both.getByText('€250.00')).toBeVisible()
  await rest.post(`${deal}/move`, { column: 'lost', lost_reason: 'Too dear' })
  await expect(entries(page).first()).toHaveText(
    new RegExp(`^${who} ${say('deals.became.lost')} .*Too dear$`),
  )
  await expect(entries(page)).toHaveCount(4)
  await expectSound(page)
})
