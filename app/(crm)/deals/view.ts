import { dealInput } from '#domain/deals.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const dealView = recordView({
  of: 'deals',
  input: dealInput,
  name: 'title',
  columns: [
    { field: 'title', share: 24, sort: true },
    { field: 'clientId', share: 18, card: 'line' },
    { field: 'status', share: 9, card: 'side' },
    { field: 'stageId', share: 13, from: 'md' },
    { field: 'value', share: 14, sort: true, from: 'md', card: 'end' },
    { field: 'expectedCloseDate', share: 18, sort: true, from: 'lg' },
    { field: 'ownerId', share: 14, from: 'xl' },
  ],
  filters: ['status', 'pipelineId', 'stageId', 'clientId', 'ownerId'],
  between: ['expectedCloseDate', 'closedAt', 'createdAt'],
  sort: '-createdAt',
  ready: { open: ['open'], won: ['won'], lost: ['lost'] },
  assign: 'ownerId',
  sections: [
    { title: 'basics', fields: ['title', 'clientId', 'contactId', 'ownerId'] },
    { title: 'where', fields: ['pipelineId', 'stageId', 'status', 'lostReason', 'closedAt'] },
    { title: 'worth', fields: ['value', 'currency', 'probability', 'expectedCloseDate'] },
  ],
  within: { stageId: { by: 'pipelineId', name: 'name' }, contactId: { by: 'clientId', name: 'fullName' } },
  due: { field: 'expectedCloseDate', done: ['won', 'lost'] },
  related: [{ view: taskView, by: 'subjectId' }],
})
