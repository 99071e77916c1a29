import { eq } from 'drizzle-orm'
import { employees } from '#db/schema/employees.ts'
import { employeeInput, employeeSelfFields } from '#domain/employees.ts'
import { entity } from '../records/entity.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const employee = entity({
  name: 'employees',
  one: 'employee',
  table: employees,
  input: employeeInput,
  title: 'fullName',
  detail: 'position',
  code: 'employeeCode',
  sort: ['fullName', 'createdAt', 'updatedAt'],
  filter: ['status', 'department', 'managerId'],
  selfFields: employeeSelfFields,
  own: (me) => eq(employees.userId, me.id),
})

export const employeesRouter = router(records(employee))
