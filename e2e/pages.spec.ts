import type { Page } from '@playwright/test'
import { press } from './account-form.ts'
import { admin, newAccount, type Rest, register, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading, input, makeMarked } from './list.ts'
import { expectSound } from './sound.ts'
import { say } from './words.ts'

// Every page, on a desk (1280) and on a phone (390), light and dark. The set-up page and the empty lists are looked at in
// first-hour.spec.ts, the pages of an outage in outage.spec.ts.

type Place = {
  path: string | ((rest: Rest) => Promise<string>)
  title: string
  as?: 'admin' | 'client'
  refuses?: number
}

const client = async (rest: Rest) => {
  const { data } = await rest.get('/crm/clients?search=ana')
  return `/clients/${data[0].id}`
}

const places: Record<string, Place> = {
  'sign-in': { path: '/login', title: say('login.title') },
  registration: { path: '/register', title: say('register.title') },
  health: { path: '/health', title: say('health.ok') },
  'the start page': { path: '/', title: say('home.hello', { name: 'Ada' }), as: 'admin' },
  'the start page of a client': { path: '/', title: say('home.title'), as: 'client' },
  'the list of clients': { path: '/clients', title: say('clients.title'), as: 'admin' },
  'a list where nothing matches': {
    path: '/clients?q=nothing+like+it',
    title: say('clients.title'),
    as: 'admin',
  },
  'a client': { path: client, title: 'Ana Ibáñez', as: 'admin' },
  'a new client': { path: '/clients/new', title: say('clients.new'), as: 'admin' },
  'a client being edited': {
    path: async (rest) => `${await client(rest)}/edit`,
    title: say('clients.edit'),
    as: 'admin',
  },
  'settings, profile': { path: '/settings', title: say('settings.title'), as: 'admin' },
  'settings, password': { path: '/settings?tab=password', title: say('settings.title'), as: 'admin' },
  'settings, sessions': { path: '/settings?tab=sessions', title: say('settings.title'), as: 'admin' },
  'settings, appearance': { path: '/settings?tab=appearance', title: say('settings.title'), as: 'admin' },
  'an address that leads nowhere': {
    path: '/nowhere',
    title: say('missing.title'),
    as: 'admin',
    refuses: 404,
  },
  'a record that is not there': {
    path: '/clients/none',
    title: say('missing.title'),
    as: 'admin',
    refuses: 404,
  },
}

const inBothSchemes = async (page: Page, show: () => Promise<void>) => {
  for (const colorScheme of ['light', 'dark'] as const)
    await test.step(colorScheme, async () => {
      await page.emulateMedia({ colorScheme })
      await show()
      await expectSound(page)
    })
}

for (const [name, { path, title, as, refuses }] of Object.entries(places))
  test(`${name}: everyone can use it, it fits, and it does not jump`, async ({
    page,
    context,
    app,
    rest,
    guard,
  }) => {
    if (refuses) guard.expectRefusal(refuses, /./)
    const account = as === 'client' ? newAccount() : admin
    if (as === 'client') await register(app.url, account)
    if (as) await signIn(context, app.url, account)
    const url = typeof path === 'string' ? path : await path(rest)
    await inBothSchemes(page, async () => {
      await page.goto(url)
      await expect(heading(page, title)).toBeVisible()
    })
  })

const states: Record<string, (page: Page, url: string) => Promise<void>> = {
  'the filters, open': async (page) => {
    await page.goto('/clients?status=lead&archived=true')
    await page.getByRole('button', { name: say('table.filter'), exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the account menu, open': async (page) => {
    await page.goto('/')
    await page.getByRole('button', { name: say('person.menu') }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'a form with mistakes': async (page) => {
    await page.goto('/clients/new')
    await input(page, 'email').fill('nobody')
    await press(page, 'app.save')
    await expect(page.getByText(say('invalid.email'))).toBeVisible()
  },
  'the question before leaving': async (page) => {
    await page.goto('/clients/new')
    await input(page, 'email').fill('nobody')
    await page.getByRole('link', { name: say('app.cancel') }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    // A page that is left for the next look would ask again.
    page.once('dialog', (dialog) => dialog.accept())
  },
  'a fact being changed': async (page, url) => {
    await page.goto(url)
    await page.getByRole('button', { name: say('record.change', { field: say('fields.phone') }) }).click()
    await expect(input(page, 'phone')).toBeFocused()
  },
}

for (const [name, show] of Object.entries(states))
  test(`${name}: everyone can use it, it fits, and it does not jump`, async ({ adminPage: page, rest }) => {
    const url = await client(rest)
    await inBothSchemes(page, () => show(page, url))
  })

test('a conflict: everyone can use it, it fits, and it does not jump', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  guard.expectRefusal(409, /clients\.update/)
  const { rows } = await makeMarked(rest, 'clients', ['Contested'])
  let version = 1
  await inBothSchemes(page, async () => {
    await page.goto(`/clients/${rows[0].id}/edit`)
    await input(page, 'phone').fill(`+34 ${version}`)
    await rest.patch(`/crm/clients/${rows[0].id}`, { phone: `000 ${version}`, industry: 'Theirs', version })
    version += 1
    await press(page, 'app.save')
    await expect(page.getByRole('dialog', { name: say('form.conflictTitle') })).toBeVisible()
    page.once('dialog', (dialog) => dialog.accept())
  })
})
