import { only, router } from '../trpc.ts'
import { auditAnswer, auditInput, listAudit } from './list.ts'

export const auditRouter = router({
  list: only(['admin', 'manager'], {
    method: 'GET',
    path: '/admin/audit',
    summary: 'Who did what, the newest first: by actor, action, subject and time',
    answer: auditAnswer,
  })
    .input(auditInput)
    .query(({ input }) => listAudit(input)),
})
