import { anyone, router } from '../trpc.ts'
import { health } from './health.ts'
import { healthShape } from './shape.ts'

export const healthRouter = router({
  /** Open to all: whoever finds the system down is not signed in. It names no host, user or path. */
  status: anyone({
    method: 'GET',
    path: '/health',
    summary: 'What works and what does not; 503 without the database',
    answer: healthShape,
    statusOf: (answer) => (healthShape.parse(answer).status === 'down' ? 503 : 200),
  }).query(health),
})
