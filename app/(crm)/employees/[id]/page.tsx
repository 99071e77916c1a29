import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { EmployeePage } from '../employees.tsx'
import { employeeView } from '../view.ts'

export const generateMetadata = recordTitle(employeeView)
export default recordPage(employeeView, EmployeePage)
