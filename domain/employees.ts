import { z } from 'zod'
import { optionalDay, optionalEmail, optionalReference, optionalText, pick, text } from './fields.ts'
import { optionalAmount } from './money.ts'

export const employeeStatuses = ['active', 'inactive', 'on_leave'] as const

/** Someone who works here. */
export const employeeInput = z.strictObject({
  fullName: text('fullName'),
  position: text('position', 100),
  department: optionalText('department', 100),
  email: optionalEmail('email'),
  phone: optionalText('phone', 50),
  status: pick('status', employeeStatuses).default('active'),
  hireDate: optionalDay('hireDate'),
  hourlyRate: optionalAmount('hourlyRate'),
  salaryLevel: optionalText('salaryLevel', 50),
  managerId: optionalReference('managerId', 'employees'),
})

/** What one may change in the record that carries one's own login: contact details, and no rates or limits. */
export const employeeSelfFields = ['email', 'phone'] as const
