import { expect, type Page } from '@playwright/test'
import { newAccount, type Rest, register } from './accounts.ts'
import { test } from './fixtures.ts'
import { heading, names } from './list.ts'
import { expectSound } from './sound.ts'
import { option, say } from './words.ts'

// The start page on an application of its own: what others make would be in the figures.
test.use({ instance: 'own', timezoneId: 'Pacific/Auckland' })
test.describe.configure({ mode: 'serial' })

/** Today and other days where the browser is. */
const day = (ahead: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Pacific/Auckland' }).format(Date.now() + ahead * 86_400_000)

const figure = (page: Page, name: string) =>
  page
    .getByRole('list', { name: say('dashboard.figures') })
    .getByRole('listitem')
    .filter({ hasText: name })

const fill = async (rest: Rest) => {
  const { id: me } = await rest.get('/auth/profile')
  const pipeline = await rest.post('/crm/pipelines', { name: 'Sales' })
  const stage = (name: string, position: number, probability: number) =>
    rest.post('/crm/stages', { name, pipeline_id: pipeline.id, position, probability })
  const [first, second] = [await stage('First talk', 0, 20), await stage('Offer', 1, 50)]
  const deal = (title: string, more: object = {}) =>
    rest.post('/crm/deals', { title, pipeline_id: pipeline.id, stage_id: first.id, ...more })
  await deal('Small', { value: '100.10' })
  await deal('Large', { value: '2000.20' })
  await deal('Offered', { value: '300.00', stage_id: second.id })
  await deal('Abroad', { value: '50.00', currency: 'USD' })
  await deal('Won', { value: '999.99', status: 'won' })
  const task = (title: string, due: string) =>
    rest.post('/crm/tasks', { title, due_date: due, assigned_to: me })
  await task('Ring the printer', day(-1))
  await task('Send the offer', day(0))
  await task('Thank them', day(0))
  await task('Plan delivery', day(3))
  return rest.post('/crm/clients', { full_name: 'Bo Ek' })
}

test('the first steps lead through an empty instance, and each that is done is ticked', async ({
  adminPage: page,
  rest,
}) => {
  await page.goto('/')
  const steps = page
    .getByRole('region')
    .or(page.locator('section'))
    .filter({ hasText: say('dashboard.stepsTitle') })
  await expect(steps.getByRole('link')).toHaveCount(5)
  await expect(page.getByRole('list', { name: say('dashboard.figures') })).toHaveCount(0)
  await steps.getByRole('link', { name: say('dashboard.steps.client') }).click()
  await expect(heading(page, say('clients.new'))).toBeVisible()
  await fill(rest)
  await page.goto('/')
  await expect(steps.getByLabel(say('dashboard.stepDone'))).toHaveCount(3)
  await page.getByRole('button', { name: say('dashboard.hideSteps') }).click()
  await expect(steps).toHaveCount(0)
  await expectSound(page)
})

test('a figure and the list behind it have the same count: a stage, deals won, my tasks, new clients', async ({
  adminPage: page,
}) => {
  await page.goto('/')
  const row = page.getByRole('row').filter({ hasText: 'First talk' })
  await expect(row.getByRole('cell', { name: '3', exact: true })).toBeVisible()
  await expect(row.getByRole('cell', { name: '€2,100.30', exact: true })).toBeVisible()
  await row.getByRole('link').click()
  await expect(names(page)).toHaveText(['Abroad', 'Large', 'Small'])
  await page.goBack()

  const won = figure(page, say('dashboard.won', { count: 1 }).replace(/ · .*/, ''))
  await expect(won.getByText('€999.99')).toBeVisible()
  await won.getByRole('link').first().click()
  await expect(names(page)).toHaveText(['Won'])
  await page.goBack()

  const tasks = figure(page, say('dashboard.tasksToday'))
  await expect(tasks.getByRole('link').first()).toContainText('2')
  await tasks.getByRole('link', { name: '1 overdue' }).click()
  await expect(names(page)).toHaveText(['Ring the printer'])
  await page.goBack()
  await tasks.getByRole('link').first().click()
  await expect(names(page)).toHaveText(['Send the offer', 'Thank them'])
  // The chip says which day, and takes it off again.
  await page.getByRole('button', { name: say('table.removeFilter', { name: say('fields.dueDate') }) }).click()
  await expect(names(page)).toHaveCount(4)

  await page.goto('/')
  await figure(page, say('dashboard.clientsThisWeek')).getByRole('link').first().click()
  await expect(names(page)).toHaveText(['Bo Ek'])
})

test('a task is ticked off in its place, by keyboard, and is back after Undo', async ({
  adminPage: page,
  rest,
}) => {
  const openOnes = async () => (await rest.get('/crm/tasks?status=todo')).total
  await page.goto('/tasks/my-day')
  const tick = page.getByRole('button', { name: say('dashboard.complete', { title: 'Ring the printer' }) })
  await tick.focus()
  await page.keyboard.press('Enter')
  await expect(tick).toHaveCount(0)
  await expect(page.getByText(say('dashboard.completed', { title: 'Ring the printer' }))).toBeVisible()
  await expect.poll(openOnes).toBe(3)
  await page.getByRole('button', { name: say('app.undo') }).click()
  await expect(tick).toBeVisible()
  await expect.poll(openOnes).toBe(4)
  await page.goto('/')
  const figureToday = figure(page, say('dashboard.tasksToday')).getByRole('link').first()
  await expect(figureToday).toContainText('2')
  await page.getByRole('button', { name: say('dashboard.complete', { title: 'Thank them' }) }).click()
  await expect(figureToday).toContainText('1')
})

test('a client’s start page has what is theirs and nothing else', async ({ app, rest, visit, guard }) => {
  const account = newAccount('Paula Portal')
  await register(app.url, account)
  const { items } = await rest.get(`/admin/users?search=${account.username}`)
  const mine = await rest.post('/crm/clients', { full_name: 'Paula Portal' })
  const other = (await rest.get('/crm/clients?search=Bo')).data[0]
  await rest.put(`/admin/users/${items[0].id}/link`, { type: 'clients', record_id: mine.id })
  const give = async (clientId: string, name: string) => {
    const project = await rest.post('/crm/projects', { name, client_id: clientId, status: 'in_progress' })
    await rest.post('/crm/tasks', { title: `Task of ${name}`, project_id: project.id })
    await rest.post('/crm/orders', {
      client_id: clientId,
      status: 'shipped',
      notes: name,
      lines: [{ description: name, quantity: '3', unit_price: name === 'Hers' ? '11.11' : '77.77' }],
    })
  }
  await give(mine.id, 'Hers')
  await give(other.id, 'Foreign')
  const page = await visit(account)
  await page.goto('/')
  await expect(page.getByRole('link', { name: /^Hers/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Task of Hers/ })).toBeVisible()
  const order = page.getByRole('link', { name: /^OR/ })
  await expect(order).toHaveCount(1)
  await expect(order).toContainText('33.33')
  await expect(order).toContainText(option('status', 'shipped'))
  await expect(page.getByText(/Foreign|77\.77/)).toHaveCount(0)
  await expectSound(page)
  guard.expectRefusal(404, /my-day/)
  await page.goto('/tasks/my-day')
  await expect(heading(page, say('missing.title'))).toBeVisible()
})
