import { supplierInput, supplierSelfFields } from '#domain/suppliers.ts'
import { recordView } from '../../_records/view.ts'
import { orderView } from '../orders/view.ts'
import { taskView } from '../tasks/view.ts'

export const supplierView = recordView({
  of: 'suppliers',
  input: supplierInput,
  name: 'companyName',
  code: 'supplierCode',
  columns: [
    { field: 'companyName', share: 24, sort: true },
    { field: 'fullName', share: 18, card: 'line' },
    { field: 'status', share: 11, card: 'side' },
    { field: 'category', share: 15, from: 'md' },
    { field: 'email', share: 22, from: 'md' },
    { field: 'phone', share: 15, from: 'lg' },
    { field: 'rating', share: 10, from: 'xl' },
  ],
  filters: ['status', 'category', 'rating', 'tags'],
  sort: 'companyName',
  sections: [
    { title: 'basics', fields: ['companyName', 'status', 'category', 'rating', 'tags', 'userId'] },
    { title: 'reach', fields: ['fullName', 'email', 'phone', 'businessAddress'] },
    { title: 'business', fields: ['taxId', 'paymentTerms'] },
  ],
  self: supplierSelfFields,
  related: [
    { view: orderView, by: 'supplierId' },
    { view: taskView, by: 'subjectId' },
  ],
})
