import { clientInput } from '#domain/clients.ts'
import { recordView } from '../../_records/view.ts'

export const clientView = recordView({
  of: 'clients',
  input: clientInput,
  name: (client) => client.fullName,
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
  filters: ['status', 'rating', 'tags'],
  sort: 'fullName',
  sections: [
    { title: 'basics', fields: ['fullName', 'companyName', 'status', 'industry', 'tags'] },
    { title: 'reach', fields: ['email', 'phone', 'website', 'billingAddress'] },
    { title: 'business', fields: ['taxId', 'creditLimit', 'rating'] },
  ],
})
