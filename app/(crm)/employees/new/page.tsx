import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { EmployeeForm } from '../form.tsx'
import { employeeView } from '../view.ts'

export const generateMetadata = titled('employees.new')
export default newPage(employeeView, EmployeeForm)
