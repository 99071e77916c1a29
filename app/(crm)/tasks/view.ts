import { openTaskStatuses, taskInput } from '#domain/tasks.ts'
import { recordView } from '../../_records/view.ts'

export const taskView = recordView({
  of: 'tasks',
  input: taskInput,
  name: 'title',
  columns: [
    { field: 'title', share: 27, sort: true },
    { field: 'status', share: 13, card: 'side' },
    { field: 'priority', share: 11, from: 'md', card: 'end' },
    { field: 'dueDate', share: 21, sort: true, card: 'line' },
    { field: 'assignedTo', share: 15, from: 'md' },
    { field: 'projectId', share: 17, from: 'lg' },
    { field: 'subjectId', share: 17, from: 'xl' },
  ],
  filters: ['status', 'priority', 'assignedTo', 'projectId', 'subjectId'],
  between: ['dueDate', 'createdAt'],
  sort: 'dueDate',
  ready: { open: openTaskStatuses },
  begins: 'open',
  assign: 'assignedTo',
  sections: [
    { title: 'what', fields: ['title', 'status', 'priority', 'dueDate', 'subjectId', 'description'] },
    { title: 'who', fields: ['assignedTo', 'projectId'] },
    { title: 'time', fields: ['estimatedHours', 'actualHours', 'completedAt'] },
  ],
  hidden: ['subjectType'],
  due: { field: 'dueDate', done: ['completed', 'cancelled'] },
})
