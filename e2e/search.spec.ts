import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newAccount, register, restAs, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading, input, search } from './list.ts'
import { expectSound } from './sound.ts'
import { say } from './words.ts'

// No mouse in the first three: click() and its kin are out of bounds.
const palette = say('search.placeholder')

/** By its key; what is typed before it is there goes to the page. */
const openPalette = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: palette })).toBeFocused()
}

/** A word of letters alone, which no other test uses: a number is not taken for misspelt. */
const newWord = () => `Q${randomUUID().replace(/[^a-z]/g, '')}uvwkzy`.slice(0, 9)

test('the palette finds a misspelt client, opens it, and knows it the next time', async ({
  adminPage: page,
  rest,
}) => {
  const word = newWord()
  const name = `Mathilda ${word}`
  const { id } = await rest.post('/crm/clients', { full_name: name, company_name: 'Ströms' })
  await page.goto('/deals')
  await heading(page, say('deals.title')).waitFor()
  await openPalette(page)
  const box = page.getByRole('combobox', { name: palette })
  await page.keyboard.type(`${word.slice(0, 4)}${word.slice(5)} matilda`)
  const found = page.getByRole('group', { name: say('clients.title') }).getByRole('option', { name })
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await expectSound(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/clients/${id}`)
  await heading(page, name).waitFor()

  await page.keyboard.press('Control+k')
  const recent = page.getByRole('group', { name: say('search.recent') })
  await expect(recent.getByRole('option').first()).toHaveText(name)
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
})

test('the palette goes and does: a new deal, the dark, the page of all that is found', async ({
  adminPage: page,
}) => {
  await page.goto('/settings')
  await heading(page, say('settings.title')).waitFor()
  await openPalette(page)
  await page.keyboard.type('new cl')
  await expect(page.getByRole('option', { name: say('clients.new') })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/clients/new')

  // What was typed into a form is asked about before the palette leaves it.
  await input(page, 'fullName').fill('Half typed')
  await openPalette(page)
  await page.keyboard.type('dark')
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
    say('person.dark'),
  )
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await openPalette(page)
  await page.keyboard.type('ana')
  const clients = page.getByRole('group', { name: say('clients.title') })
  await expect(clients.getByRole('option', { name: 'Ana Ibáñez' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: say('form.leaveTitle') })).toBeVisible()
  await page.getByRole('button', { name: say('form.leave') }).press('Enter')
  await expect(page).toHaveURL('/search?q=ana')
  await expect(page.getByRole('main').getByRole('link', { name: 'Ana Ibáñez' }).first()).toBeVisible()
  await page.getByRole('searchbox').fill('xqzzyqx')
  await expect(page.getByRole('heading', { level: 2, name: say('search.nothingTitle') })).toBeVisible()
  await expectSound(page)
})

test('the shortcuts: their sheet, going somewhere, and none while typing', async ({ adminPage: page }) => {
  await page.goto('/')
  await page.keyboard.press('Shift+?')
  const sheet = page.getByRole('dialog', { name: say('shortcuts.title') })
  await expect(sheet.getByText(say('shortcuts.create'))).toBeVisible()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.type('gd')
  await expect(page).toHaveURL('/deals')
  await heading(page, say('deals.title')).waitFor()
  await page.keyboard.type('gt')
  await expect(page).toHaveURL(/\/tasks\?/)
  await heading(page, say('tasks.title')).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('gcgd?c')
  await expect(search(page, 'tasks')).toHaveValue('gcgd?c')
  await expect(page).toHaveURL(/\/tasks/)
})

test('a client finds their own record and nothing of others', async ({ app, context, page, rest }) => {
  const word = newWord()
  const account = newAccount()
  await register(app.url, account)
  const { id: user } = await (await restAs(app.url, account)).get('/auth/profile')
  const mine = await rest.post('/crm/clients', { full_name: `Mine ${word}` })
  await rest.post('/crm/clients', { full_name: `Theirs ${word}` })
  await rest.put(`/admin/users/${user}/link`, { type: 'clients', record_id: mine.id })
  await signIn(context, app.url, account)
  await page.goto('/')
  await page.getByRole('button', { name: say('search.title') }).click()
  await page.getByRole('combobox', { name: palette }).fill(word)
  await expect(page.getByRole('option', { name: `Mine ${word}` })).toBeVisible()
  await expect(page.getByText(`Theirs ${word}`)).toHaveCount(0)
  await page.goto(`/search?q=${word}`)
  await expect(page.getByRole('main').getByRole('link')).toHaveText([`Mine ${word}`])
})
