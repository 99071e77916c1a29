import { ViewSwitch } from '../../_board/view-switch.tsx'
import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { taskView } from './view.ts'

export const metadata = { title: say('tasks.title') }
export default listPage(taskView, <ViewSwitch of="tasks" at="list" />)
