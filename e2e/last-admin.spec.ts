import { press } from './account-form.ts'
import { admin } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { say } from './words.ts'

// Here nobody else's test makes a second administrator.
test.use({ instance: 'own' })

test('the last admin is neither demoted nor suspended nor moved to the trash, and is told why', async ({
  adminPage: page,
  guard,
}) => {
  for (const procedure of [/users\.setRole/, /users\.setStatus/, /users\.archive/])
    guard.expectRefusal(409, procedure)
  await page.goto('/admin/users')
  await page.getByRole('link', { name: admin.fullName, exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/users\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('combobox', { name: say('settings.role') })).toBeEnabled()
  await page.getByRole('combobox', { name: say('settings.role') }).click()
  await page.getByRole('option', { name: say('roles.manager') }).click()
  await press(page, 'admin.changeRole')
  await expect(page.getByText(say('problems.last_admin'))).toHaveCount(1)
  for (const what of ['suspend', 'archive']) {
    await page.reload()
    await press(page, `admin.do.${what}`)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say(`admin.do.${what}`) })
      .click()
    await expect(page.getByText(say('problems.last_admin'))).toHaveCount(1)
  }
  await page.reload()
  await expect(page.getByText(say('admin.standing.active'))).toBeVisible()
})
