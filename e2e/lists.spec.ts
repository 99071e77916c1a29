import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newAccount, type Rest, restAs } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { expectNames, makeMarked, names, search, sortBy, tick } from './list.ts'
import { expectSound } from './sound.ts'
import { label, option, say } from './words.ts'

/** Someone with lists of their own: what they choose to begin with must not meet another test. */
const employee = async (rest: Rest) => {
  const account = { ...newAccount('Vera Views'), password: 'nine green herons' }
  const { fullName, ...others } = account
  await rest.post('/admin/users', { ...others, full_name: fullName, role: 'employee' })
  return account
}

const box = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: say('bulk.tick', { name }), exact: true })
const bar = (page: Page) => page.getByRole('region', { name: say('bulk.label') })
const inBar = (page: Page, key: string) =>
  bar(page).getByRole('button', { name: say(`bulk.${key}`), exact: true })
const cell = (page: Page, name: string, text: string) =>
  page.getByRole('row').filter({ hasText: name }).getByRole('cell', { name: text, exact: true })
const undo = (page: Page) => page.getByRole('button', { name: say('app.undo'), exact: true }).click()

test('many are edited at once; Undo gives each its own value back, and leaves what someone changed since', async ({
  adminPage: page,
  rest,
}) => {
  const { rows, url } = await makeMarked(rest, ['Abel', 'Bea', 'Cleo', 'Dora'])
  await rest.patch(`/crm/clients/${rows[1].id}`, { status: 'active' })
  await page.goto(url)
  await expectNames(page, ['Abel', 'Bea', 'Cleo', 'Dora'])
  await box(page, 'Abel').click()
  await box(page, 'Cleo').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 ticked')
  // Somebody else is a moment faster than this page can hear of it.
  await page.route(
    /clients\.bulkUpdate/,
    async (route) => {
      await rest.patch(`/crm/clients/${rows[0].id}`, { phone: '+34 1' })
      await route.continue()
    },
    { times: 1 },
  )
  await inBar(page, 'edit').click()
  await page.getByLabel(say('bulk.field')).selectOption({ label: label('status') })
  await page.getByRole('combobox', { name: label('status'), exact: true }).selectOption('inactive')
  await page.getByRole('button', { name: 'Change 3 rows' }).click()
  await expect(page.getByText('2 rows are changed.')).toBeVisible()
  await expect(page.getByText(`Abel · ${say('bulk.why.stale')}`)).toBeVisible()
  const inactive = option('status', 'inactive')
  for (const name of ['Bea', 'Cleo']) await expect(cell(page, name, inactive)).toBeVisible()
  await expect(cell(page, 'Abel', option('status', 'lead'))).toBeVisible()

  const cleo = await rest.get(`/crm/clients/${rows[2].id}`)
  await rest.patch(`/crm/clients/${rows[2].id}`, { phone: '+34 2', version: cleo.version })
  await undo(page)
  await expect(page.getByText('1 row is as it was.')).toBeVisible()
  await expect(page.getByText(`Cleo · ${say('bulk.why.stale')}`)).toBeVisible()
  await expect(cell(page, 'Bea', option('status', 'active'))).toBeVisible()
  await expect(cell(page, 'Cleo', inactive)).toBeVisible()
  expect((await rest.get(`/crm/clients/${rows[1].id}`)).status).toBe('active')
})

test('from the keyboard: ticked with space and shift, tagged, archived, and back with Undo', async ({
  adminPage: page,
  rest,
}) => {
  const { rows, url } = await makeMarked(rest, ['Abe', 'Bob', 'Cem'])
  await page.goto(url)
  await expectNames(page, ['Abe', 'Bob', 'Cem'])
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Abe', exact: true })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('2 ticked')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await expect(bar(page)).toContainText('2 ticked')

  await inBar(page, 'tag').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: say('bulk.addTags') })).toBeFocused()
  await page.keyboard.type('paper')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Change 2 rows' }).press('Enter')
  await expect(page.getByText('2 rows are changed.')).toBeVisible()
  expect((await rest.get(`/crm/clients/${rows[0].id}`)).tags).toEqual([...rows[0].tags, 'paper'])

  await inBar(page, 'archive').press('Enter')
  await expectNames(page, ['Cem'])
  const toast = page.getByRole('alert').filter({ hasText: '2 rows are archived.' })
  await toast.getByRole('button', { name: say('app.undo') }).press('Enter')
  await expectNames(page, ['Abe', 'Bob', 'Cem'])
  expect(await rest.get(`/crm/clients/${rows[0].id}`)).toMatchObject({ archived_at: null, version: 4 })
})

test('a saved view comes back where one signs in next: filters, order and columns, first thing', async ({
  visit,
  rest,
}) => {
  const account = await employee(rest)
  const { url } = await makeMarked(rest, ['Ida', 'Jan', 'Kim'])
  const page = await visit(account)
  await page.goto(url)
  await expectNames(page, ['Ida', 'Jan', 'Kim'])
  await sortBy(page, 'fullName').click()
  await expectNames(page, ['Kim', 'Jan', 'Ida'])
  await page.getByRole('button', { name: say('columns.title'), exact: true }).click()
  await page.getByRole('checkbox', { name: label('website'), exact: true }).click()
  await page.getByRole('checkbox', { name: label('email'), exact: true }).click()
  await page.keyboard.press('Escape')
  const heads = ['fullName', 'companyName', 'status', 'phone', 'tags', 'createdAt', 'website'].map(label)
  await expect(page.getByRole('columnheader')).toHaveText(heads)

  const switcher = (name: string) =>
    page.getByRole('button', { name: say('views.label', { name }), exact: true })
  await switcher(say('views.all')).click()
  await page.getByRole('menuitem', { name: say('views.create') }).click()
  await page.getByRole('textbox', { name: say('views.name') }).fill('From the end')
  await page.getByRole('checkbox', { name: say('views.first') }).check()
  await page.getByRole('button', { name: say('app.save'), exact: true }).click()
  await expect(switcher('From the end')).toBeVisible()

  const later = await visit(account)
  await later.goto('/clients')
  await expectNames(later, ['Kim', 'Jan', 'Ida'])
  await expect(later.getByRole('columnheader')).toHaveText(heads)
  await expect(
    later.getByRole('button', { name: say('views.label', { name: 'From the end' }) }),
  ).toBeVisible()

  await tick(later, option('status', 'lead'))
  await later.getByRole('button', { name: say('views.labelChanged', { name: 'From the end' }) }).click()
  await later.getByRole('menuitem', { name: say('views.remove'), exact: true }).click()
  await expect(later.getByText(say('views.removed', { name: 'From the end' }))).toBeVisible()
  await undo(later)
  await expect(
    later.getByRole('button', { name: say('views.labelChanged', { name: 'From the end' }) }),
  ).toBeVisible()
})

test('tasks begin with those that are open; all are one choice away, and stay so; a link says what it says', async ({
  adminPage: page,
  rest,
}) => {
  const mark = `mark${randomUUID().slice(0, 8)}`
  await rest.post('/crm/tasks', { title: `Done ${mark}`, status: 'completed', due_date: '2020-01-01' })
  await rest.post('/crm/tasks', { title: `Open ${mark}`, due_date: '2020-01-02' })
  const find = async (expected: string[]) => {
    await search(page, 'tasks').fill(mark)
    await expectNames(page, expected)
  }
  const views = (key: 'label' | 'labelChanged', name: string) =>
    page.getByRole('button', { name: say(`views.${key}`, { name }), exact: true })
  const open = say('tasks.ready.open')

  await page.goto('/')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: say('nav.tasks') })
    .click()
  await expect(views('label', open)).toBeVisible()
  await find([`Open ${mark}`])
  await views('labelChanged', open).click()
  await page.getByRole('menuitemradio', { name: say('views.all') }).click()
  await expect(views('label', say('views.all'))).toBeVisible()
  await find([`Done ${mark}`, `Open ${mark}`])
  // The address hears of what was typed after a pause, which may be later than the answer.
  await expect(page).toHaveURL(new RegExp(`q=${mark}`))
  await page.reload()
  await expectNames(page, [`Done ${mark}`, `Open ${mark}`])

  await page.goto(`/tasks?q=${mark}`)
  await expectNames(page, [`Done ${mark}`, `Open ${mark}`])
  await views('label', say('views.all')).click()
  await page.getByRole('menuitemradio', { name: open }).click()
  await expect(views('label', open)).toBeVisible()
  await expect(page).toHaveURL(/view=open/)
})

test('columns are moved from the keyboard, stay for the next time, and everyone can use all of it', async ({
  visit,
  rest,
}) => {
  const { url } = await makeMarked(rest, ['Lea', 'Max'])
  const page = await visit(await employee(rest))
  await page.goto(url)
  await page.getByRole('button', { name: say('columns.title'), exact: true }).press('Enter')
  const up = page.getByRole('button', { name: say('columns.up', { field: label('status') }), exact: true })
  const kept = page.waitForResponse((answer) => answer.url().includes('/views.setColumns'))
  await up.press('Enter')
  await expect(
    page.getByRole('button', { name: say('columns.down', { field: label('status') }) }),
  ).toBeFocused()
  await page.keyboard.press('Escape')
  const heads = ['fullName', 'status', 'companyName', 'email', 'phone', 'tags', 'createdAt'].map(label)
  await expect(page.getByRole('columnheader')).toHaveText(heads)
  await kept
  await page.goto('/clients')
  await expect(page.getByRole('columnheader')).toHaveText(heads)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(url)
    await expectNames(page, ['Lea', 'Max'])
    await names(page).first().getByRole('checkbox').click()
    await inBar(page, 'edit').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: say('columns.title'), exact: true }).click()
    await expect(page.getByRole('checkbox', { name: label('website') })).toBeVisible()
    await expectSound(page)
  }
})

test('on a slow line, what was chosen a moment before the page is left is kept', async ({
  visit,
  rest,
  app,
}) => {
  const account = await employee(rest)
  const page = await visit(account)
  await page.goto('/clients')
  await page.getByRole('button', { name: say('columns.title'), exact: true }).press('Enter')
  const up = page.getByRole('button', { name: say('columns.up', { field: label('status') }), exact: true })
  await expect(up).toBeVisible()
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 300,
  })
  const sent = page.waitForRequest(/views\.setColumns/)
  await up.press('Enter')
  await sent
  await page.goto('about:blank')
  const own = await restAs(app.url, account)
  await expect.poll(async () => (await own.get('/crm/views?of=clients')).columns?.[1]).toBe('status')
})
