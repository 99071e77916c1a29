import type { Locator, Page } from '@playwright/test'
import { newAccount, type Rest } from './accounts.ts'
import { expect } from './fixtures.ts'

type Made = { pipelineId: string; stages: [string, string]; id: (title: string) => string; url: string }

/** A pipeline of its own with two stages, and deals in the first, the first one on top. */
export const makeBoard = async (rest: Rest, titles: string[]): Promise<Made> => {
  const pipeline = await rest.post('/crm/pipelines', { name: `Board ${newAccount().username}` })
  const stage = (name: string, position: number) =>
    rest.post('/crm/stages', { name, position, pipeline_id: pipeline.id, probability: 50 })
  const [first, second] = [await stage('Asked', 0), await stage('Offered', 1)]
  const ids = new Map<string, string>()
  for (const title of titles.toReversed()) {
    const body = { title, pipeline_id: pipeline.id, stage_id: first.id, value: '100.10' }
    ids.set(title, (await rest.post('/crm/deals', body)).id)
  }
  return {
    pipelineId: pipeline.id,
    stages: [first.id, second.id],
    id: (title) => String(ids.get(title)),
    url: `/deals/board?pipeline=${pipeline.id}`,
  }
}

/** Opens a board and waits until its cards can be taken: they are there before. */
export const openBoard = async (page: Page, url: string) => {
  await page.goto(url)
  await expect(said(page)).toBeAttached()
}

/** What a screen reader is told. */
export const said = (page: Page) => page.locator('[aria-live="assertive"][id^="rfd-announcement"]')

export const column = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^${name} `) })
const cards = (of: Locator) => of.getByRole('listitem').getByRole('link')
export const card = (page: Page, title: string) => page.getByRole('link', { name: title })
export const expectCards = (page: Page, name: string, titles: string[], options?: { timeout: number }) =>
  expect(cards(column(page, name))).toHaveText(
    titles.map((title) => new RegExp(`^${title}`)),
    options,
  )
