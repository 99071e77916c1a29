import fs from 'node:fs'
import { defineConfig } from '@playwright/test'

const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const chromium = process.env.CHROMIUM_PATH || installed.find(fs.existsSync)

/** Runs as root and where there is no network: no sandbox, and nothing that the browser would fetch for itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/shared-app.ts',
  outputDir: 'test-results',
  reporter: 'list',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { args: flags, ...(chromium && { executablePath: chromium }) },
    locale: 'en-US',
    // It answers where nothing else does, and would stand between the tests and the server; install.spec.ts lets it.
    serviceWorkers: 'block',
    timezoneId: 'Europe/Madrid',
  },
  projects: [
    // One worker is busy with the walk through every page while the other does all else, so it begins with it.
    { name: 'walk', testMatch: 'pages.spec.ts' },
    {
      name: 'desktop',
      testIgnore: ['pages.spec.ts', 'phone.spec.ts'],
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: 'phone.spec.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
})
