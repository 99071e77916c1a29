import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { EmployeeForm } from '../../employees.tsx'
import { employeeView } from '../../view.ts'

export const generateMetadata = recordTitle(employeeView)
export default editPage(employeeView, EmployeeForm)
