import { admin, restAs, setUp } from './accounts.ts'
import { startApp } from './app.ts'
import { fillWithRecords } from './samples.ts'

/** What the server says besides these went wrong. */
const expectedLines = /^(Building: |Another process builds|Set-up code |Nexo CRM is ready: |\s*$)/

/**
 * Starts the application that most tests share, with an administrator and a few records, and stops it afterwards. What it
 * logged as an error fails the run even if no page showed it.
 */
// biome-ignore lint/style/noDefaultExport: Playwright asks for one.
export default async () => {
  const app = await startApp()
  try {
    process.env.NEXO_E2E_URL = app.url
    await setUp(app.url, admin)
    await fillWithRecords(await restAs(app.url, admin))
  } catch (error) {
    await app.stop()
    throw error
  }
  return async () => {
    await app.stop()
    const complaints = app
      .said()
      .split('\n')
      .filter((line) => !expectedLines.test(line))
    if (complaints.length) throw new Error(`The server logged errors:\n${complaints.join('\n')}`)
  }
}
