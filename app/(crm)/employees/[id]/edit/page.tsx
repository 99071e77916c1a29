import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { EmployeeForm } from '../../form.tsx'
import { employeeView } from '../../view.ts'

export const generateMetadata = recordTitle(employeeView)
export default editPage(employeeView, EmployeeForm)
