import { answerMetrics } from '#server/metrics/door.ts'

export const dynamic = 'force-dynamic'
export { answerMetrics as GET }
