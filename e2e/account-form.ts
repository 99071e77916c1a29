import { expect, type Locator, type Page } from '@playwright/test'
import type { Account } from './accounts.ts'
import { containing, say } from './words.ts'

/** A text field of the pages before sign-in, by its message key. */
export const field = (page: Page, key: string): Locator =>
  page.getByRole('textbox', { name: say(key), exact: true })

/** A password has no role that a test could find it by. */
export const secret = (page: Page, key: string): Locator => page.getByLabel(say(key), { exact: true })

/** What is wrong is said beside the field, for the eye and for a screen reader. */
export const expectWrong = async (input: Locator, code: string) => {
  await expect(input).toHaveAttribute('aria-invalid', 'true')
  await expect(input).toHaveAccessibleDescription(containing(say(`invalid.${code}`)))
}

export const press = (page: Page, key: string) =>
  page.getByRole('button', { name: say(key), exact: true }).click()

/** Fills in the fields that make an account, on the set-up page and on the registration. */
export const fillInAccount = async (page: Page, account: Account) => {
  await field(page, 'account.fullName').fill(account.fullName)
  await field(page, 'account.email').fill(account.email)
  await field(page, 'account.username').fill(account.username)
  await secret(page, 'account.password').fill(account.password)
}

export const fillInSignIn = async (page: Page, { email, password }: Pick<Account, 'email' | 'password'>) => {
  await field(page, 'login.identifier').fill(email)
  await secret(page, 'login.password').fill(password)
  await press(page, 'login.submit')
}
