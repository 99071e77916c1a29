import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { employeeView } from './view.ts'

export const metadata = { title: say('employees.title') }
export default listPage(employeeView)
