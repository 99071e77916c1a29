import { professionalInput, professionalSelfFields } from '#domain/professionals.ts'
import { recordView } from '../../_records/view.ts'
import { taskView } from '../tasks/view.ts'

export const professionalView = recordView({
  of: 'professionals',
  input: professionalInput,
  name: 'fullName',
  code: 'professionalCode',
  columns: [
    { field: 'fullName', share: 22, sort: true },
    { field: 'specialty', share: 18, card: 'line' },
    { field: 'availability', share: 13, card: 'side' },
    { field: 'email', share: 22, from: 'md' },
    { field: 'phone', share: 15, from: 'lg' },
    { field: 'hourlyRate', share: 12, from: 'lg' },
    { field: 'rating', share: 10, from: 'xl' },
  ],
  filters: ['availability', 'status', 'rating', 'tags'],
  sort: 'fullName',
  sections: [
    {
      title: 'basics',
      fields: ['fullName', 'specialty', 'availability', 'status', 'rating', 'tags', 'userId'],
    },
    { title: 'reach', fields: ['email', 'phone', 'portfolioUrl'] },
    { title: 'work', fields: ['hourlyRate', 'yearsExperience', 'certifications'] },
  ],
  self: professionalSelfFields,
  related: [{ view: taskView, by: 'subjectId' }],
})
