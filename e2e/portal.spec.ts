import { callAs, newAccount, register, restAs, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { makeMarked } from './list.ts'
import { say } from './words.ts'

test('a client who registered sees the waiting page, and the way to their own details', async ({
  app,
  context,
  page,
}) => {
  const account = newAccount('Paula Portal')
  await register(app.url, account)
  await signIn(context, app.url, account)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: say('home.portalTitle') })).toBeVisible()
  await expect(page.getByText(account.email).first()).toBeVisible()
  await expect(page.getByRole('link', { name: say('nav.clients') })).toHaveCount(0)
  await page.getByRole('link', { name: say('home.portalProfile') }).click()
  await expect(page.getByRole('textbox', { name: say('account.fullName') })).toHaveValue('Paula Portal')
})

test('a client who registered sees no record of anybody, by address or by call', async ({
  app,
  context,
  page,
  rest,
  guard,
}) => {
  const { rows } = await makeMarked(rest, ['Somebody Else'])
  const account = newAccount()
  await register(app.url, account)
  await signIn(context, app.url, account)
  guard.expectRefusal(404, /\/(clients|contacts)/)
  await page.goto('/clients')
  await expect(page.getByRole('heading', { level: 1, name: say('clients.title') })).toBeVisible()
  await expect(page.getByText('Somebody Else')).toHaveCount(0)
  for (const path of ['/contacts', '/clients/new', `/clients/${rows[0].id}`, `/clients/${rows[0].id}/edit`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: say('missing.title') })).toBeVisible()
    await expect(page.getByText('Somebody Else')).toHaveCount(0)
  }
  const portal = await restAs(app.url, account)
  expect(await portal.get('/crm/clients')).toMatchObject({ data: [], total: 0 })
  await expect(portal.get(`/crm/clients/${rows[0].id}`)).rejects.toThrow(/: 404 /)
  const changed = await callAs(context, app.url, 'clients.update', { id: rows[0].id, version: 1, phone: '1' })
  expect(changed.status()).toBeGreaterThanOrEqual(403)
  expect(await rest.get(`/crm/clients/${rows[0].id}`)).toMatchObject({ version: 1, phone: null })
})
