import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/pages.tsx'
import { EmployeeForm } from '../employees.tsx'
import { employeeView } from '../view.ts'

export const metadata = { title: say('employees.new') }
export default newPage(employeeView, EmployeeForm)
