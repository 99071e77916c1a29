/** `npm run screenshots`: the pictures of docs/images, taken from the demo's company in a Chromium, in light and in dark. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { type Rest, restAs, signIn } from '../e2e/accounts.ts'
import { startApp } from '../e2e/app.ts'
import { findChromium } from './find-chromium.mjs'
import { runScript } from './testing/launch.ts'

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/** The client with most of the latest deals: there is most to see. */
const busiest = async (rest: Rest): Promise<string> => {
  const { data } = await rest.get('/crm/deals?limit=100&sort_by=created_at&sort_order=desc')
  const ids: string[] = data.map((deal: { client_id: string }) => deal.client_id)
  const dealsOf = (id: string) => ids.filter((other) => other === id).length
  return ids.reduce((one, other) => (dealsOf(other) > dealsOf(one) ? other : one))
}

/** Each picture by its name: how large the window is, and what is done until the page shows it. */
const pictures: Record<string, [typeof desk, (page: Page, client: string) => Promise<unknown>]> = {
  dashboard: [desk, (page) => page.goto('/')],
  list: [desk, (page) => page.goto('/clients')],
  record: [desk, (page, client) => page.goto(`/clients/${client}`)],
  board: [desk, (page) => page.goto('/deals/board')],
  palette: [
    desk,
    async (page) => {
      await page.goto('/')
      await page.waitForLoadState('networkidle')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('garcia')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  ],
  import: [
    desk,
    async (page) => {
      await page.goto('/imports')
      const file = await readFile('server/imports/samples/hubspot-contacts.csv')
      const brought = await page.request.post('/api/imports?of=contacts&name=hubspot-contacts.csv', {
        data: file,
        headers: { origin: new URL(page.url()).origin },
      })
      await page.goto(`/imports/${(await brought.json()).id}`)
    },
  ],
  phone: [phone, (page) => page.goto('/')],
}

const app = await startApp()
try {
  const demo = runScript(['scripts/tool.mjs', 'demo'], { DATA_DIR: app.dataDir })
  if ((await demo.ended) !== 0) throw new Error(demo.said.errors)
  const [, username = '', password = ''] = /^(admin) +(\S+)$/m.exec(demo.said.output) ?? []
  const account = { email: username, username, fullName: '', password }
  const client = await busiest(await restAs(app.url, account))
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [name, [viewport, show]] of Object.entries(pictures)) {
      const isMobile = viewport === phone
      const context = await browser.newContext({
        baseURL: app.url,
        viewport,
        colorScheme,
        isMobile,
        locale: 'en-GB',
      })
      await signIn(context, app.url, account)
      const page = await context.newPage()
      await show(page, client)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: path.join('docs/images', `${name}-${colorScheme}.png`) })
      await context.close()
    }
  await browser.close()
} finally {
  await app.stop()
}
