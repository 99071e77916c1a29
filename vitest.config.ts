import { defineConfig } from 'vitest/config'
import { foundPgBouncer } from './scripts/find-pgbouncer.mjs'

/** Tests that need no database stay in `unit`; those named in `integration` get a PostgreSQL database per worker. */
const shared = { restoreMocks: true, testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // Much of a test's time is PostgreSQL's: one worker for each core, and not one less.
    maxWorkers: '100%',
    projects: [
      {
        test: { ...shared, name: 'unit', include: ['domain/**/*.test.ts', '{app,server}/**/*.unit.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['server/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: [
            'server/**/*.unit.test.ts',
            'db/embedded.test.ts',
            ...(foundPgBouncer() ? [] : ['server/pgbouncer.test.ts']),
          ],
          globalSetup: ['server/testing/postgres.ts'],
          setupFiles: ['server/testing/database.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'launch',
          include: ['scripts/**/*.test.ts', 'db/embedded.test.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
})
