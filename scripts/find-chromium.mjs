import fs from 'node:fs'
import path from 'node:path'
import { aptInstall } from './apt.mjs'
import { command } from './command.mjs'
import { toolEnvironment } from './environment.mjs'
import { findProgram } from './find-program.mjs'
import { Refusal, root } from './project.mjs'

/** One that can draw no window, which these tests never look at: they take little more than half the time with it. */
const windowless = 'chromium-headless-shell'
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * A Chromium for the tests in the browser: playwright's own when it is there, else the system's, the one without windows
 * first, which is also installed where that can be done; else playwright's is downloaded, which comes late because
 * without a network it fails only after minutes. Throws a Refusal that says what to install.
 */
export const findChromium = async () => {
  const ways = [
    () => process.env.CHROMIUM_PATH,
    playwrights,
    () => findProgram([windowless]),
    async () => ((await aptInstall(windowless)) ? findProgram([windowless]) : undefined),
    () => findProgram(names),
    () => (fs.existsSync(onMac) ? onMac : undefined),
    download,
    async () => ((await aptInstall('chromium')) ? findProgram(names) : undefined),
  ]
  for (const way of ways) {
    const program = await way()
    if (program && (await runs(program))) return program
  }
  throw new Refusal(
    'The tests need a Chromium: run npx playwright install --with-deps chromium, or install the system’s, or name it in CHROMIUM_PATH.',
  )
}

const playwrights = async () => {
  const { chromium } = await import('@playwright/test')
  const program = chromium.executablePath()
  return fs.existsSync(program) ? program : undefined
}

const download = async () => {
  console.log('Downloading a Chromium.')
  const program = path.join(root, 'node_modules/.bin/playwright')
  await command(program, ['install', 'chromium'], { env: toolEnvironment(), timeoutMs: 300_000 })
  return playwrights()
}

/** Being there is not enough: libraries may be missing, and some distributions put a stub in its place. @param {string} program */
const runs = async (program) => {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank']
  return (await command(program, args, { timeoutMs: 30_000 })).code === 0
}
