import { randomUUID } from 'node:crypto'
import { newAccount } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading, input, makeMarked, tick } from './list.ts'
import { label, option, say } from './words.ts'

test('on a phone everything is within reach of the thumb: to the clients, search, open, call, edit, back', async ({
  adminPage: page,
  rest,
}) => {
  const name = `Thumb ${randomUUID().slice(0, 8)}`
  const { rows } = await makeMarked(rest, [name])
  await rest.patch(`/crm/clients/${rows[0].id}`, {
    phone: '+34 600 111 222',
    email: 'thumb@example.com',
    version: 1,
  })
  await page.goto('/')
  const bar = page.getByRole('navigation').last()
  const box = await bar.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0), 'the bar is at the bottom').toBeGreaterThan(800)
  await bar.getByRole('link', { name: say('nav.clients') }).tap()
  // Sooner than the address hears of what is typed: the record opens, and the way back leads to what was found.
  await page.getByRole('searchbox', { name: say('clients.search') }).fill(name.toLowerCase())
  await page.getByRole('link', { name }).tap()
  await expect(heading(page, name)).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(`/clients?q=${name.toLowerCase().replace(' ', '+')}`)
  await page.getByRole('link', { name }).tap()
  await expect(heading(page, name)).toBeVisible()
  const facts = page.getByRole('definition')
  await expect(facts.getByRole('link', { name: '+34 600 111 222' }).first()).toHaveAttribute(
    'href',
    'tel:+34600111222',
  )
  await expect(facts.getByRole('link', { name: 'thumb@example.com' }).first()).toHaveAttribute(
    'href',
    'mailto:thumb@example.com',
  )

  await page.getByRole('link', { name: say('record.edit'), exact: true }).tap()
  await input(page, 'companyName').fill('Thumbs Ltd')
  await page.getByRole('button', { name: say('app.save'), exact: true }).tap()
  await expect(page.getByRole('definition').filter({ hasText: 'Thumbs Ltd' }).first()).toBeVisible()
  await page.goBack()
})

test('an account that is tapped sooner than the address hears of its name opens, and the way back leads to what was found', async ({
  adminPage: page,
  rest,
}) => {
  const { fullName, ...account } = newAccount(`Una ${randomUUID().slice(0, 8)}`)
  await rest.post('/admin/users', {
    ...account,
    full_name: fullName,
    role: 'employee',
    password: 'nine green herons',
  })
  await page.goto('/admin/users')
  const person = page.getByRole('link', { name: fullName })
  await expect(person).toBeVisible()
  await page.getByRole('searchbox', { name: say('admin.searchUsers') }).fill(fullName)
  await person.tap()
  await expect(heading(page, fullName)).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: say('admin.searchUsers') })).toHaveValue(fullName)
  await expect(page.getByRole('link', { name: /^Una / })).toHaveText([fullName])
})

test('on a phone, which has no headers, one sorts and filters from the menu', async ({
  adminPage: page,
  rest,
}) => {
  const { url } = await makeMarked(rest, ['Abe', 'Zed'])
  await page.goto(url)
  const first = page.getByRole('link', { name: /^(Abe|Zed)$/ }).first()
  await expect(first).toHaveText('Abe')
  await page.getByRole('button', { name: say('table.filter'), exact: true }).tap()
  await page.getByRole('menuitemradio', { name: label('createdAt') }).tap()
  await page.keyboard.press('Escape')
  await expect(first).toHaveText('Zed')
  await tick(page, option('status', 'inactive'))
  await expect(page.getByRole('heading', { name: say('table.nothingFound') })).toBeVisible()
})

test('on a phone the card of an order has who it is for and, in the same line, how much it is', async ({
  adminPage: page,
  rest,
}) => {
  const { mark, rows } = await makeMarked(rest, ['Ordering Olga'])
  const lines = [{ description: 'Paper', quantity: 3, unit_price: '41.15' }]
  const order = await rest.post('/crm/orders', { client_id: rows[0].id, notes: mark, lines })
  await page.goto(`/orders?q=${encodeURIComponent(mark)}`)
  await expect(page.getByRole('link', { name: order.order_number })).toBeVisible()
  const whom = await page.getByText('Ordering Olga').boundingBox()
  const howMuch = await page.getByText('123.45').boundingBox()
  expect(howMuch?.y).toBeCloseTo(whom?.y ?? 0, 0)
  expect((howMuch?.x ?? 0) + (howMuch?.width ?? 0), 'in line with the page').toBeCloseTo(390 - 16, 0)
})

test('on a phone one signs out from the account menu', async ({ adminPage: page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: say('person.menu') }).tap()
  await expect(page.getByRole('menuitem', { name: say('nav.settings') })).toBeVisible()
  await page.getByRole('menuitem', { name: say('person.signOut') }).tap()
  await expect(page).toHaveURL('/login')
})
