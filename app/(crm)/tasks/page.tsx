import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { TaskTable } from './tasks.tsx'
import { taskView } from './view.ts'

export const metadata = { title: say('tasks.title') }
export default listPage(taskView, TaskTable)
