import { contactInput } from '#domain/contacts.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const contactView = recordView({
  of: 'contacts',
  input: contactInput,
  name: 'fullName',
  columns: [
    { field: 'fullName', share: 22, sort: true },
    { field: 'clientId', share: 20, card: 'line' },
    { field: 'jobTitle', share: 18, from: 'md' },
    { field: 'email', share: 22, from: 'md' },
    { field: 'phone', share: 15, from: 'lg' },
    { field: 'isPrimary', share: 12, from: 'lg' },
    { field: 'tags', share: 14, from: 'xl' },
  ],
  filters: ['clientId', 'isPrimary', 'tags'],
  sort: 'fullName',
  sections: [
    { title: 'basics', fields: ['fullName', 'clientId', 'jobTitle', 'isPrimary', 'tags'] },
    { title: 'reach', fields: ['email', 'phone', 'birthday'] },
  ],
  related: [{ view: taskView, by: 'subjectId' }],
})
