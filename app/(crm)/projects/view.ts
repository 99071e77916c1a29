import { openProjectStatuses, projectInput } from '#domain/projects.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const projectView = recordView({
  of: 'projects',
  input: projectInput,
  name: 'name',
  columns: [
    { field: 'name', share: 26, sort: true },
    { field: 'clientId', share: 20, card: 'line' },
    { field: 'status', share: 13, card: 'side' },
    { field: 'completionPercentage', share: 10, from: 'md' },
    { field: 'deadline', share: 18, sort: true, from: 'md', card: 'end' },
    { field: 'budget', share: 12, from: 'lg' },
    { field: 'members', share: 18, from: 'xl' },
  ],
  filters: ['status', 'clientId', 'members'],
  sort: 'name',
  ready: { open: openProjectStatuses },
  sections: [
    {
      title: 'basics',
      fields: ['name', 'clientId', 'status', 'completionPercentage', 'description', 'members'],
    },
    { title: 'time', fields: ['startDate', 'deadline'] },
    { title: 'money', fields: ['budget', 'actualCost'] },
  ],
  due: { field: 'deadline', done: ['completed', 'cancelled'] },
  related: [{ view: taskView, by: 'projectId' }],
})
