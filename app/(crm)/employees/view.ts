import { employeeInput, employeeSelfFields } from '#domain/employees.ts'
import { recordView } from '../../_records/view.ts'
import { clientView } from '../clients/view.ts'

export const employeeView = recordView({
  of: 'employees',
  input: employeeInput,
  name: 'fullName',
  code: 'employeeCode',
  columns: [
    { field: 'fullName', share: 22, sort: true },
    { field: 'position', share: 18, card: 'line' },
    { field: 'status', share: 11, card: 'side' },
    { field: 'department', share: 15, from: 'md' },
    { field: 'email', share: 22, from: 'md' },
    { field: 'phone', share: 15, from: 'lg' },
    { field: 'hireDate', share: 12, from: 'xl' },
  ],
  filters: ['status', 'department', 'managerId'],
  sort: 'fullName',
  sections: [
    {
      title: 'basics',
      fields: ['fullName', 'position', 'department', 'status', 'managerId', 'hireDate', 'userId'],
    },
    { title: 'reach', fields: ['email', 'phone'] },
    { title: 'pay', fields: ['hourlyRate', 'salaryLevel'] },
  ],
  self: employeeSelfFields,
  related: [{ view: clientView, by: 'accountManagerId' }],
})
