import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { field, fillInSignIn, press } from './account-form.ts'
import { admin, newAccount, register, restAs } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading } from './list.ts'
import { containing, say } from './words.ts'

const unique = (word: string) => `${word} ${randomUUID().slice(0, 8)}`

const pickRole = async (page: Page, role: string) => {
  await page.getByRole('combobox', { name: say('settings.role') }).click()
  await page.getByRole('option', { name: say(`roles.${role}`), exact: true }).click()
}

/** Asks for what cannot be undone, and says yes. */
const confirm = async (page: Page, what: string) => {
  await press(page, what)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(what) })
    .click()
}

const openUser = async (page: Page, username: string) => {
  await page.goto('/admin/users')
  await page.getByRole('searchbox', { name: say('admin.searchUsers') }).fill(username)
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await page.getByRole('rowheader').getByRole('link').click()
  await expect(page).toHaveURL(/\/admin\/users\/[0-9a-f-]{36}$/)
}

test('a new user signs in with the password that is shown once, is demoted, and signed out everywhere', async ({
  adminPage: page,
  rest,
  visit,
  guard,
}) => {
  guard.expectRefusal(401, /auth\.refresh/)
  guard.expectRefusal(401, /auth\.updateProfile/)
  const { username, email } = newAccount()
  await page.goto('/')
  await page.getByRole('link', { name: say('nav.admin') }).click()
  await page.getByRole('link', { name: say('admin.newUser') }).click()
  await field(page, 'account.fullName').fill('Nina New')
  await field(page, 'account.email').fill(email)
  await field(page, 'account.username').fill(username)
  await pickRole(page, 'manager')
  await press(page, 'admin.createUser')
  const password = await page.getByRole('code').innerText()

  const hers = await visit()
  await hers.goto('/login')
  await fillInSignIn(hers, { email, password })
  await expect(heading(hers, say('home.hello', { name: 'Nina' }))).toBeVisible()
  await expect(hers.getByRole('link', { name: say('nav.pipelines') })).toBeVisible()
  await expect(hers.getByRole('link', { name: say('nav.admin') })).toHaveCount(0)

  await openUser(page, username)
  await expect(page.getByRole('code')).toHaveCount(0)
  await pickRole(page, 'employee')
  await press(page, 'admin.changeRole')
  await expect(
    page.getByText(say('admin.roleChanged', { name: 'Nina New', role: say('roles.employee') })),
  ).toBeVisible()
  await hers.goto('/settings')
  await expect(hers.getByText(say('roles.employee')).first()).toBeVisible()

  await confirm(page, 'admin.do.signOut')
  await expect(page.getByText(say('admin.done.signOut', { name: 'Nina New' }))).toBeVisible()
  await press(hers, 'app.save')
  await expect(hers).toHaveURL('/login?next=%2Fsettings')

  const employee = await rest.post('/crm/employees', { full_name: unique('Nina'), position: 'Clerk' })
  await page.getByRole('combobox', { name: say('admin.link') }).fill(employee.full_name)
  await page.getByRole('option', { name: employee.full_name }).click()
  await press(page, 'admin.linkIt')
  await page.getByRole('main').getByRole('link', { name: employee.full_name }).click()
  await expect(page).toHaveURL(`/employees/${employee.id}`)
})

test('a taken e-mail address is said beside it, and nothing that was typed is lost', async ({
  adminPage: page,
  guard,
}) => {
  guard.expectRefusal(409, /users\.create/)
  await page.goto('/admin/users/new')
  await field(page, 'account.fullName').fill('Twice')
  await field(page, 'account.email').fill(admin.email)
  await field(page, 'account.username').fill(newAccount().username)
  await press(page, 'admin.createUser')
  await expect(field(page, 'account.email')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'account.fullName')).toHaveValue('Twice')
})

test('a pipeline is made, its stages added, renamed and moved by button and by key', async ({
  adminPage: page,
  rest,
}) => {
  const name = unique('Pipe')
  await page.goto('/admin/pipelines')
  await field(page, 'admin.newPipeline').fill(name)
  await field(page, 'admin.newPipeline').press('Enter')
  const card = page.getByRole('region', { name })
  const stages = card
    .getByRole('listitem')
    .getByRole('textbox', { name: say('admin.stageName'), exact: true })
  const values = () => stages.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  for (const [at, stage] of ['First', 'Second', 'Third'].entries()) {
    await card.getByRole('textbox', { name: say('admin.newStage') }).fill(stage)
    await card.getByRole('textbox', { name: say('admin.newStage') }).press('Enter')
    await expect(stages).toHaveCount(at + 1)
  }
  await stages.nth(1).fill('Offer')
  await stages.nth(1).press('Enter')
  const up = card.getByRole('button', { name: say('admin.moveUp', { name: 'Third' }) })
  await expect(card.getByRole('button', { name: say('admin.moveUp', { name: 'Offer' }) })).toBeVisible()
  await up.click()
  await expect.poll(values).toEqual(['First', 'Third', 'Offer'])
  await expect(up).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(values).toEqual(['Third', 'First', 'Offer'])
  await page.reload()
  await expect.poll(values).toEqual(['Third', 'First', 'Offer'])
  const { data } = await rest.get(`/crm/pipelines?search=${encodeURIComponent(name)}`)
  const kept = await rest.get(`/crm/stages?pipeline_id=${data[0].id}&sort_by=position`)
  expect(kept.data.map((stage: { name: string }) => stage.name)).toEqual(['Third', 'First', 'Offer'])
})

test('a change stands in the audit log with what was and what is, found by who, what and action', async ({
  adminPage: page,
  app,
  rest,
}) => {
  const made = await rest.post('/crm/clients', { full_name: unique('Audited'), status: 'lead' })
  await rest.patch(`/crm/clients/${made.id}`, { status: 'active', phone: '+34 1', version: 1 })
  await register(app.url, newAccount())
  await page.goto('/admin/audit')
  await page.getByRole('combobox', { name: say('admin.about') }).click()
  await page.getByRole('option', { name: say('admin.kinds.clients'), exact: true }).click()
  await page.getByRole('combobox', { name: say('admin.action') }).click()
  await page.getByRole('option', { name: say('admin.verbs.update'), exact: true }).click()
  await page.getByRole('combobox', { name: say('admin.who') }).fill(admin.fullName)
  await page.getByRole('option', { name: admin.fullName }).first().click()
  await expect(page).toHaveURL(/kind=clients.*action=clients\.update/)
  const log = page.getByRole('list', { name: say('admin.parts.audit') })
  const line = log.getByRole('listitem').filter({ hasText: made.full_name })
  await expect(line).toHaveCount(1)
  await expect(line).toContainText(`${say('options.status.lead')} → ${say('options.status.active')}`)
  await expect(line).toContainText(`${say('record.empty')} → +34 1`)
  await page.getByLabel(say('admin.to'), { exact: true }).fill('2020-01-01')
  await expect(page.getByText(say('admin.noLines'))).toBeVisible()
  await page.reload()
  await expect(page.getByText(say('admin.noLines'))).toBeVisible()
})

test('what is in the trash goes back, or for good once nothing refers to it', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  guard.expectRefusal(409, /clients\.purge/)
  const [back, gone] = [unique('Back'), unique('Gone')]
  const first = await rest.post('/crm/clients', { full_name: back })
  const second = await rest.post('/crm/clients', { full_name: gone })
  const contact = await rest.post('/crm/contacts', { full_name: 'Holds it', client_id: second.id })
  for (const { id } of [first, second]) await rest.delete(`/crm/clients/${id}`)
  await page.goto('/admin/trash')
  const row = (name: string) => page.getByRole('row', { name: containing(name) })
  await row(back)
    .getByRole('button', { name: say('record.restore') })
    .click()
  await expect(page.getByText(say('record.restored', { name: back }))).toBeVisible()
  await expect(row(back)).toHaveCount(0)
  expect((await rest.get(`/crm/clients/${first.id}`)).full_name).toBe(back)

  const purge = async () => {
    await row(gone)
      .getByRole('button', { name: say('admin.delete') })
      .click()
    const dialog = page.getByRole('dialog', { name: say('admin.purgeAsk', { name: gone }) })
    await dialog.getByRole('button', { name: say('admin.purge') }).click()
    await expect(dialog).toBeHidden()
  }
  await purge()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    say('admin.inUse', { kind: say('contacts.title') }),
  )
  await rest.patch(`/crm/contacts/${contact.id}`, { client_id: null, version: 1 })
  await purge()
  await expect(page.getByText(say('admin.purged', { name: gone }))).toBeVisible()
  await expect(row(gone)).toHaveCount(0)
})

test('a tag is renamed into another and deleted, on every record', async ({ adminPage: page, rest }) => {
  const mark = randomUUID().slice(0, 8)
  const [old, kept] = [`old ${mark}`, `kept ${mark}`]
  const client = await rest.post('/crm/clients', { full_name: 'Tagged', tags: [old, kept] })
  const supplier = await rest.post('/crm/suppliers', { company_name: 'Tagged', tags: [old] })
  await page.goto('/admin/tags')
  await page.getByRole('searchbox', { name: say('admin.searchTags') }).fill(mark)
  await page.getByRole('button', { name: say('admin.renameTag', { tag: old }) }).click()
  await page.getByRole('textbox', { name: say('admin.renameTag', { tag: old }) }).fill(kept)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('rowheader')).toHaveText([kept])
  await expect.poll(async () => (await rest.get(`/crm/clients/${client.id}`)).tags).toEqual([kept])
  expect((await rest.get(`/crm/suppliers/${supplier.id}`)).tags).toEqual([kept])
  await page.getByRole('button', { name: say('admin.deleteTag', { tag: kept }) }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('admin.delete') })
    .click()
  await expect(page.getByText(say('table.nothingFound'))).toBeVisible()
  expect((await rest.get(`/crm/clients/${client.id}`)).tags).toEqual([])
})

test('the company has a name, which stays', async ({ adminPage: page, rest }) => {
  const name = unique('Company')
  await page.goto('/admin/company')
  await field(page, 'admin.companyName').fill(name)
  await press(page, 'app.save')
  await expect(page.getByText(say('admin.companySaved'))).toBeVisible()
  await page.reload()
  await expect(field(page, 'admin.companyName')).toHaveValue(name)
  expect(await rest.get('/admin/settings')).toMatchObject({ company_name: name, currency: 'EUR' })
})

test('who is no admin finds nothing there', async ({ app, rest, visit, guard }) => {
  guard.expectRefusal(404, /\/admin/)
  const account = newAccount()
  await rest.post('/admin/users', {
    full_name: account.fullName,
    email: account.email,
    username: account.username,
    password: 'nine green herons',
    role: 'manager',
  })
  const page = await visit({ ...account, password: 'nine green herons' })
  await expect(restAs(app.url, { ...account, password: 'nine green herons' })).resolves.toBeDefined()
  for (const part of ['', '/users', '/users/new', '/audit', '/trash', '/tags', '/pipelines', '/company']) {
    await page.goto(`/admin${part}`)
    await expect(heading(page, say('missing.title'))).toBeVisible()
  }
})
