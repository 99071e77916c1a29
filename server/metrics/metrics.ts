import { processWide } from '../process-wide.ts'
import { counter, histogram } from './instruments.ts'

/** Through which door a request came; the same few words whatever its address. */
export type DoorName = 'trpc' | 'rest' | 'files' | 'pages' | 'assets'

/** What is counted while it happens. What is merely so at a moment is read when somebody asks (exposition.ts). */
export const metrics = processWide('metrics', () => ({
  requests: histogram(
    'nexo_http_request_duration_seconds',
    'Requests by door and status, and how long they took. Status 499: the caller left before the answer.',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  ),
  queries: histogram(
    'nexo_database_query_duration_seconds',
    'Queries, from when PostgreSQL was asked to when it had answered.',
    [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  ),
  cache: counter('nexo_cache_lookups_total', 'Look-ups in the cache by outcome: hit, miss or error.'),
  jobs: counter('nexo_jobs_run_total', 'Runs of jobs in this process by kind and outcome: done or failed.'),
}))
