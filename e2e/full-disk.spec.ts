import { expect, test } from './fixtures.ts'
import { heading, input, makeMarked } from './list.ts'
import { expectSound } from './sound.ts'
import { say } from './words.ts'

// What is kept free is for the PostgreSQL inside: a server elsewhere has a disk of its own (docs/decisions/0016).
test.use({ instance: 'embedded' })

test('on a full disk what could not be saved says why and is still there, and is saved when there is room', async ({
  adminPage: page,
  app,
  rest,
  guard,
}) => {
  guard.expectRefusal(503, /clients\.(create|archive)/)
  guard.expectAbsence()
  const { rows } = await makeMarked(rest, ['Stays Here'])
  await app.restart(undefined, { DISK_RESERVE_MB: '10000000' })
  await test.step('a form keeps what was typed', async () => {
    await page.goto('/clients/new')
    await input(page, 'fullName').fill('Patience Again')
    await page.getByRole('button', { name: say('app.save'), exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(say('problems.disk_full'))
    await expect(input(page, 'fullName')).toHaveValue('Patience Again')
  })
  const visitor = await page.context().newPage()
  await test.step('what is done by a click says so in a toast, and what is there can be read', async () => {
    await visitor.goto(`/clients/${rows[0].id}`)
    await expect(heading(visitor, 'Stays Here')).toBeVisible()
    await visitor.waitForLoadState('networkidle')
    await visitor.getByRole('button', { name: say('record.actions') }).click()
    await visitor.getByRole('menuitem', { name: say('record.archive') }).click()
    await expect(visitor.getByRole('alert').filter({ hasText: say('problems.disk_full') })).toBeVisible()
    await expect(heading(visitor, 'Stays Here')).toBeVisible()
    await expectSound(visitor)
  })
  await visitor.goto('/health')
  const disk = visitor
    .getByRole('listitem')
    .filter({ has: visitor.getByRole('heading', { name: say('health.parts.disk'), exact: true }) })
  await expect(disk).toContainText(say('health.advice.disk_reserve'))
  await app.restart()
  await page.getByRole('button', { name: say('app.save'), exact: true }).click()
  await expect(heading(page, 'Patience Again')).toBeVisible()
})
