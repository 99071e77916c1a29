import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { EmployeeForm } from '../form.tsx'
import { employeeView } from '../view.ts'

export const metadata = { title: say('employees.new') }
export default newPage(employeeView, EmployeeForm)
