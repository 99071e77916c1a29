import type { Page } from '@playwright/test'
import { press } from './account-form.ts'
import { admin, type Rest } from './accounts.ts'
import { csv } from './csv.ts'
import { expect, test } from './fixtures.ts'
import { input, makeMarked, picker } from './list.ts'
import { sizes } from './sizes.ts'
import { expectSoundInBoth } from './sound.ts'
import { containing, label, say } from './words.ts'

// What a page shows besides itself, on a desk and on a phone, in light and in dark.

/** What is typed is asked after when the page is left for the next state. */
const leaveAnyway = (page: Page) => page.once('dialog', (dialog) => dialog.accept())

const palette = (page: Page) => page.getByRole('combobox', { name: say('search.placeholder') })

type State = (page: Page, made: { url: string; id: string; rest: Rest }) => Promise<void>

const states: Record<string, State> = {
  'the filters, open': async (page) => {
    await page.goto('/clients?status=lead&archived=true')
    await page.getByRole('button', { name: say('table.filter'), exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the columns, open': async (page, { url }) => {
    // A phone has cards in their place.
    if ((page.viewportSize()?.width ?? 0) < 768) return
    await page.goto(url)
    await page.getByRole('button', { name: say('columns.title'), exact: true }).click()
    await expect(page.getByRole('checkbox', { name: label('website') })).toBeVisible()
  },
  'the account menu, open': async (page) => {
    await page.goto('/')
    await page.getByRole('button', { name: say('person.menu') }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the palette, with what it found': async (page) => {
    await page.goto('/settings')
    await page.keyboard.press('Control+k')
    await palette(page).fill('contested')
    await expect(page.getByRole('option', { name: 'Contested' }).first()).toBeVisible()
  },
  'the shortcuts': async (page) => {
    await page.goto('/clients')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: say('shortcuts.title') })).toBeVisible()
  },
  'a form with mistakes': async (page) => {
    await page.goto('/clients/new')
    await input(page, 'email').fill('nobody')
    await press(page, 'app.save')
    await expect(page.getByText(say('invalid.email'))).toBeVisible()
    leaveAnyway(page)
  },
  'a picker that finds nothing': async (page) => {
    await page.goto('/contacts/new')
    await picker(page, 'clientId').fill('nobody is called so')
    await expect(page.getByText(say('form.noChoice'))).toBeVisible()
  },
  'a picker with more than it has room for': async (page, { rest }) => {
    await makeMarked(
      rest,
      Array.from({ length: 12 }, (_, at) => `One of Many ${at}`),
    )
    await page.goto('/orders')
    await page
      .getByRole('main')
      .getByRole('link', { name: say('orders.new') })
      .first()
      .click()
    await expect(picker(page, 'clientId')).toBeFocused()
    // A form does not open what its first field offers before somebody asks for it.
    await expect(page.getByRole('listbox')).toBeHidden()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option').nth(11)).toBeAttached()
    const list = page.getByRole('listbox')
    expect(await list.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true)
  },
  'the question before leaving': async (page) => {
    await page.goto('/clients/new')
    await input(page, 'email').fill('nobody')
    await page.getByRole('link', { name: say('app.cancel') }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    leaveAnyway(page)
  },
  'a fact being changed': async (page, { id }) => {
    await page.goto(`/clients/${id}`)
    await page.getByRole('button', { name: say('record.change', { field: say('fields.phone') }) }).click()
    await expect(input(page, 'phone')).toBeFocused()
  },
  'a file with rows that were refused': async (page, { rest }) => {
    const file = csv('Name,E-mail,Rating', 'Refused,nobody,9', ',,4', 'Taken,,5')
    const { id, mapping } = await rest.post('/imports?of=clients&name=people.csv', file)
    await rest.post(`/crm/imports/${id}/start`, { mapping })
    await page.goto(`/imports/${id}`)
    await expect(page.getByText(containing(say('invalid.email'))).first()).toBeVisible()
  },
  'a conflict': async (page, { id, rest }) => {
    await page.goto(`/clients/${id}/edit`)
    await input(page, 'phone').fill('+34 1')
    await rest.patch(`/crm/clients/${id}`, { phone: '000 1', industry: 'Theirs', version: 1 })
    await press(page, 'app.save')
    await expect(page.getByRole('dialog', { name: say('form.conflictTitle') })).toBeVisible()
    leaveAnyway(page)
  },
}

for (const [size, { scheme, ...options }] of Object.entries(sizes))
  test(`menus, dialogs and mistakes, ${size}, light and dark`, async ({ visit, rest, guard }) => {
    test.setTimeout(120_000)
    guard.expectRefusal(409, /clients\.update/)
    const { rows, url } = await makeMarked(rest, ['Contested'])
    const page = await visit(admin, options)
    await page.emulateMedia({ colorScheme: scheme })
    for (const [name, show] of Object.entries(states))
      await test.step(name, async () => {
        await show(page, { url, id: rows[0].id, rest })
        await page.waitForLoadState('networkidle')
        await expectSoundInBoth(page, scheme, `${name}, ${size}`)
      })
  })
