import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { EmployeeTable } from './employees.tsx'
import { employeeView } from './view.ts'

export const metadata = { title: say('employees.title') }
export default listPage(employeeView, EmployeeTable)
