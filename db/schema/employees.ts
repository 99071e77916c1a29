import { isNull } from 'drizzle-orm'
import { type AnyPgColumn, date, index, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { employeeStatuses } from '#domain/employees.ts'
import { codeFrom, folded, money, record, recordIndexes, searchTextOf } from '../columns.ts'
import { users } from './users.ts'

export const employeeCode = pgSequence('employee_code_seq')

export const employees = pgTable(
  'employees',
  {
    ...record,
    employeeCode: codeFrom('EM', 'employee_code_seq'),
    fullName: text().notNull(),
    position: text().notNull(),
    department: text(),
    email: text(),
    phone: text(),
    status: text({ enum: employeeStatuses }).notNull(),
    hireDate: date(),
    hourlyRate: money(),
    salaryLevel: text(),
    managerId: uuid().references((): AnyPgColumn => employees.id),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    searchText: searchTextOf('full_name', 'position', 'department', 'email', 'phone', 'employee_code'),
  },
  (t) => [
    ...recordIndexes('employees', t),
    index('employees_full_name_sort').on(folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.email).where(isNull(t.archivedAt)),
    index().on(t.status, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index('employees_status_sort').on(t.status, folded(t.fullName), t.id).where(isNull(t.archivedAt)),
    index().on(t.department, t.createdAt, t.id).where(isNull(t.archivedAt)),
    index().on(t.managerId),
    index().on(t.userId),
  ],
)
