import { ViewSwitch } from '../../_board/view-switch.tsx'
import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { taskView } from './view.ts'

export const generateMetadata = titled('tasks.title')
export default listPage(taskView, <ViewSwitch of="tasks" at="list" />)
