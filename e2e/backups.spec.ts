import fs from 'node:fs/promises'
import { press } from './account-form.ts'
import { expect, test } from './fixtures.ts'
import { heading } from './list.ts'
import { expectSound } from './sound.ts'
import { containing, say } from './words.ts'

test('an admin makes a backup, sees it proven, downloads it, and deletes it when asked twice', async ({
  adminPage: page,
}) => {
  test.slow() // It is restored for trial: every migration runs once more.
  await page.goto('/admin')
  await page.getByRole('link', { name: say('admin.parts.backups') }).click()
  await expect(heading(page, say('admin.parts.backups'))).toBeVisible()
  await expect(page.getByText(say('backups.schedule.keeps'))).toBeVisible()
  await press(page, 'backups.make')
  await expect(page.getByRole('button', { name: say('backups.make') })).toBeDisabled()
  await expect(page.getByRole('progressbar', { name: say('backups.progress') })).toBeVisible()
  const rows = page.getByRole('row').filter({ hasText: say('backups.states.ok') })
  await expect(rows.first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  const before = await rows.count()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    rows
      .first()
      .getByRole('link', { name: containing(say('backups.download')) })
      .click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^nexo-\d{8}T\d{9}Z\.nexobackup$/)
  expect((await fs.readFile(await download.path())).toString('latin1', 0, 14)).toBe('NEXO-BACKUP 1\n')

  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const)
      await test.step(`${width} ${colorScheme}`, async () => {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme })
        await expectSound(page)
      })

  const remove = rows.first().getByRole('button', { name: containing(say('backups.remove')) })
  await remove.click()
  const dialog = page.getByRole('dialog', { name: say('backups.removeTitle') })
  await dialog.getByRole('button', { name: say('backups.keep') }).click()
  await expect(dialog).toBeHidden()
  await expect(rows).toHaveCount(before)
  await remove.click()
  await dialog.getByRole('button', { name: say('backups.remove') }).click()
  await expect(page.getByText(say('backups.removed'))).toBeVisible()
  await expect(rows).toHaveCount(before - 1)

  await page.goto('/admin/audit')
  for (const event of ['create', 'download', 'remove'])
    await expect(page.getByText(say(`admin.events.backups_${event}`)).first()).toBeVisible()
})
