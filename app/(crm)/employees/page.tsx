import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { employeeView } from './view.ts'

export const generateMetadata = titled('employees.title')
export default listPage(employeeView)
