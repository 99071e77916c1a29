import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { newAccount, type Rest, register } from './accounts.ts'
import { csv } from './csv.ts'
import { expect, test } from './fixtures.ts'
import { expectNames, heading, search, tabTo } from './list.ts'
import { expectSound } from './sound.ts'
import { containing, label, say } from './words.ts'

const fieldFor = (page: Page, column: string) =>
  page.getByRole('combobox', { name: say('imports.fieldFor', { column }), exact: true })

const figure = (page: Page, n: number, outcome: 'added' | 'updated' | 'skipped' | 'failed' | 'undone') =>
  page.getByRole('button', { name: new RegExp(`^${n}\\s*${say(`imports.outcomes.${outcome}`)}$`) })

const ended = (page: Page, state: 'done' | 'undone') =>
  expect(page.getByRole('status').filter({ hasText: say(`imports.says.${state}`) })).toBeVisible()

/** Chooses a file and goes on. */
const bring = async (page: Page, name: string, content: string | Buffer) => {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
  // A file that is chosen in the moment before the page listens is not heard of.
  await expect(async () => {
    await page.getByLabel(say('imports.file'), { exact: true }).setInputFiles(file)
    await expect(page.getByText(say('imports.another'))).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('button', { name: say('imports.continue') }).click()
}

/** The page of an import that a program brought. */
const openDraft = async (page: Page, rest: Rest, ...lines: string[]) => {
  const { id } = await rest.post('/imports?of=clients&name=people.csv', csv(...lines))
  await page.goto(`/imports/${id}`)
  await page.waitForLoadState('networkidle')
}

test('a file is brought in from the list: what its columns are is guessed, what was refused is said, and all is undone', async ({
  adminPage: page,
  rest,
}) => {
  const mark = `m${randomUUID().slice(0, 8)}`
  await rest.post('/crm/clients', { full_name: `Twin ${mark}`, email: `twin-${mark}@example.com` })
  await page.goto('/clients')
  await page.getByRole('link', { name: say('table.import'), exact: true }).click()
  await expect(heading(page, say('imports.title'))).toBeVisible()
  await expectSound(page)
  await bring(
    page,
    'people.csv',
    [
      'First Name,Last Name,Email,Company',
      `Ada,Lovelace ${mark},ada-${mark}@example.com,Analytical`,
      `Bad,Mail ${mark},not-an-address,Nowhere`,
      `Twin,Again ${mark},TWIN-${mark}@example.com,Twice`,
      `Grace,Hopper ${mark},grace-${mark}@example.com,Navy`,
    ].join('\n'),
  )
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/)
  const guessed = {
    'First Name': 'fullName',
    'Last Name': 'fullName',
    Email: 'email',
    Company: 'companyName',
  }
  for (const [column, field] of Object.entries(guessed))
    await expect(fieldFor(page, column)).toHaveValue(field)
  await expectSound(page)

  await page.getByRole('button', { name: 'Import 4 rows' }).click()
  await ended(page, 'done')
  for (const [outcome, n] of [
    ['added', 2],
    ['updated', 0],
    ['skipped', 1],
    ['failed', 1],
  ] as const)
    await expect(figure(page, n, outcome)).toBeVisible()
  const refused = page.getByRole('list', { name: say('imports.outcomes.failed') }).getByRole('listitem')
  await expect(refused).toHaveText([containing(`${label('email')}: ${say('invalid.email')}`)])
  await expect(refused).toContainText([say('imports.line').replace('{line, number}', '3')])
  await figure(page, 1, 'skipped').click()
  await expect(page).toHaveURL(/rows=skipped/)
  await expect(page.getByRole('link', { name: `Twin ${mark}` })).toBeVisible()
  await expectSound(page)

  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: say('imports.download') }).click()
  expect((await coming).suggestedFilename()).toMatch(/^clients-.*\.csv$/)

  await page.getByRole('link', { name: say('imports.toList') }).click()
  await search(page, 'clients').fill(mark)
  await expectNames(page, [`Ada Lovelace ${mark}`, `Grace Hopper ${mark}`, `Twin ${mark}`])
  await page.goBack()
  await page.getByRole('button', { name: say('imports.undo') }).click()
  await ended(page, 'undone')
  await expect(figure(page, 2, 'undone')).toBeVisible()
  await page.goto('/admin/trash')
  await expect(page.getByText(`Ada Lovelace ${mark}`)).toBeVisible()
  await expect(page.getByText(`Grace Hopper ${mark}`)).toBeVisible()
  await page.goto(`/clients?q=${mark}`)
  await expectNames(page, [`Twin ${mark}`])
})

test('by keyboard alone: what is missing is said, a column becomes a field, and the import begins', async ({
  adminPage: page,
  rest,
}) => {
  const name = `Keyed ${randomUUID().slice(0, 8)}`
  await openDraft(page, rest, 'Who', name)
  await expect(fieldFor(page, 'Who')).toHaveValue('')
  await tabTo(page, 'Import 1 row')
  await page.keyboard.press('Enter')
  const missing = say('imports.stillMissing', { fields: label('fullName') })
  await expect(page.getByRole('alert').filter({ hasText: missing })).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(fieldFor(page, 'Who')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(fieldFor(page, 'Who')).toHaveValue('fullName')
  await tabTo(page, 'Import 1 row')
  await page.keyboard.press('Enter')
  await ended(page, 'done')
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('rows that were refused are tried again with another mapping', async ({ adminPage: page, rest }) => {
  const mark = randomUUID().slice(0, 8)
  await openDraft(page, rest, 'Name,Rating', `Ada ${mark},4`, `Grace ${mark},splendid`)
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await ended(page, 'done')
  await expect(figure(page, 1, 'failed')).toBeVisible()
  await page.getByRole('button', { name: say('imports.reopen') }).click()
  await fieldFor(page, 'Rating').selectOption(say('imports.leaveOut'))
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await ended(page, 'done')
  await expect(figure(page, 2, 'added')).toBeVisible()
  await expect(figure(page, 0, 'failed')).toBeVisible()
})

test('more rows than a page holds come while one scrolls, and each leads to its record', async ({
  adminPage: page,
  rest,
}) => {
  const mark = randomUUID().slice(0, 8)
  const rows = Array.from({ length: 110 }, (_, at) => `Person ${at} of ${mark}`)
  await openDraft(page, rest, 'Name', ...rows)
  await page.getByRole('button', { name: 'Import 110 rows' }).click()
  await ended(page, 'done')
  const links = page.getByRole('link', { name: containing(mark) })
  await expect(links).toHaveCount(50)
  await links.last().scrollIntoViewIfNeeded()
  await expect(links).toHaveCount(100)
  await links.last().scrollIntoViewIfNeeded()
  await expect(links).toHaveCount(110)
})

test('a file is dropped; what is there already is changed, and a company that is missing is added', async ({
  adminPage: page,
  rest,
}) => {
  const mark = `m${randomUUID().slice(0, 8)}`
  const email = `${mark}@example.com`
  await rest.post('/crm/contacts', { full_name: `Before ${mark}`, email })
  await page.goto('/imports?of=contacts')
  await page.waitForLoadState('networkidle')
  const file = `Name;E-mail;Company\nAfter ${mark};${email};Company ${mark}\n`
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }))
    return transfer
  }, file)
  await page.getByText(say('imports.choose')).dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByText('dropped.csv')).toBeVisible()
  await page.getByRole('button', { name: say('imports.continue') }).click()
  await page.getByLabel(say('imports.twins')).selectOption(say('imports.twinWays.update'))
  await expect(page.getByLabel(say('imports.missing'))).toHaveValue('add')
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await ended(page, 'done')
  await page.getByRole('link', { name: `After ${mark}` }).click()
  await expect(heading(page, `After ${mark}`)).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: `Company ${mark}` })).toBeVisible()
})

test('a file that is no CSV is refused in words, and stays chosen', async ({ adminPage: page, guard }) => {
  guard.expectRefusal(400, /\/api\/imports/)
  await page.goto('/settings')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: say('search.placeholder') }).fill('import contacts')
  await page.getByRole('option', { name: say('imports.of.contacts') }).click()
  await expect(page).toHaveURL(/\/imports\?of=contacts$/)
  const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex')
  const name = `picture-${randomUUID().slice(0, 8)}.csv`
  await bring(page, name, png)
  await expect(page.getByRole('alert').filter({ hasText: say('imports.refusals.not_csv') })).toBeVisible()
  await expect(page.getByText(name)).toBeVisible()
  await expect(page.getByLabel(say('imports.kind'))).toHaveValue('contacts')
  await expectSound(page)
})

test('an outsider finds nothing there', async ({ app, visit, guard }) => {
  guard.expectRefusal(404, /\/imports$/)
  const account = newAccount()
  await register(app.url, account)
  const page = await visit(account)
  await page.goto('/imports')
  await expect(heading(page, say('missing.title'))).toBeVisible()
})
