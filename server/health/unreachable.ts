import type { Finding, PartName } from './shape.ts'

/** What is said of a part that fails when it is asked, or takes too long. */
export const unreachable: Record<PartName, Finding> = {
  database: {
    state: 'down',
    detail: 'does not answer',
    detailCode: 'database_silent',
    advice: 'Check that PostgreSQL runs and that DATABASE_URL is right; the application recovers by itself.',
    adviceCode: 'database',
  },
  migrations: {
    state: 'down',
    detail: 'cannot be read',
    detailCode: 'unreadable',
    advice: 'They are read from the database: see above.',
    adviceCode: 'see_database',
  },
  cache: { state: 'degraded', detail: 'cannot be asked', detailCode: 'unreadable' },
  live: { state: 'degraded', detail: 'cannot be asked', detailCode: 'unreadable' },
  jobs: {
    state: 'down',
    detail: 'cannot be read',
    detailCode: 'unreadable',
    advice: 'They are kept in the database: see above.',
    adviceCode: 'see_database',
  },
  disk: {
    state: 'degraded',
    detail: 'cannot be read',
    detailCode: 'unreadable',
    advice: 'Check that DATA_DIR exists and may be read.',
    adviceCode: 'data_folder',
  },
  files: {
    state: 'degraded',
    detail: 'cannot be read or written',
    detailCode: 'unreadable',
    advice:
      'Check that DATA_DIR exists and may be read and written; or, with S3_ENDPOINT, that the storage answers.',
    adviceCode: 'files',
  },
  queries: {
    state: 'down',
    detail: 'cannot be read',
    detailCode: 'unreadable',
    advice: 'They are read from the database: see above.',
    adviceCode: 'see_database',
  },
  card: { state: 'ok', detail: 'does not tell', detailCode: 'card_silent' },
  certificate: {
    state: 'ok',
    detail: 'not looked at: the address does not answer from here (ETIMEDOUT)',
    detailCode: 'certificate_unseen',
    values: { reason: 'ETIMEDOUT' },
  },
  memory: { state: 'ok', detail: 'cannot be read', detailCode: 'unreadable' },
  clock: {
    state: 'degraded',
    detail: 'cannot be compared with the database’s',
    detailCode: 'clock_unknown',
    advice: 'See above: the database does not answer.',
    adviceCode: 'see_database',
  },
  backups: {
    state: 'degraded',
    detail: 'cannot be read',
    detailCode: 'unreadable',
    advice: 'Check that BACKUP_DIR exists and may be read.',
    adviceCode: 'backup_folder',
  },
}
