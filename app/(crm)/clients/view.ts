import { clientInput, clientSelfFields } from '#domain/clients.ts'
import { recordView } from '../../_records/view.ts'
import { contactView } from '../contacts/view.ts'
import { dealView } from '../deals/view.ts'
import { orderView } from '../orders/view.ts'
import { projectView } from '../projects/view.ts'
import { taskView } from '../tasks/view.ts'

export const clientView = recordView({
  of: 'clients',
  input: clientInput,
  name: 'fullName',
  code: 'clientCode',
  columns: [
    { field: 'fullName', share: 24, sort: true },
    { field: 'companyName', share: 18, card: 'line' },
    { field: 'status', share: 11, card: 'side' },
    { field: 'email', share: 22, from: 'md' },
    { field: 'phone', share: 15, from: 'lg' },
    { field: 'tags', share: 16, from: 'xl' },
    { field: 'createdAt', share: 12, sort: true, from: 'md' },
  ],
  filters: ['status', 'accountManagerId', 'rating', 'tags'],
  between: ['createdAt'],
  sort: 'fullName',
  assign: 'accountManagerId',
  sections: [
    {
      title: 'basics',
      fields: ['fullName', 'companyName', 'status', 'industry', 'accountManagerId', 'tags'],
    },
    { title: 'reach', fields: ['email', 'phone', 'website', 'billingAddress'] },
    { title: 'business', fields: ['taxId', 'creditLimit', 'rating'] },
  ],
  self: clientSelfFields,
  related: [
    { view: contactView, by: 'clientId' },
    { view: dealView, by: 'clientId' },
    { view: projectView, by: 'clientId' },
    { view: orderView, by: 'clientId' },
    { view: taskView, by: 'subjectId' },
  ],
})
