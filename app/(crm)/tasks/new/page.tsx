import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/pages.tsx'
import { TaskForm } from '../tasks.tsx'
import { taskView } from '../view.ts'

export const metadata = { title: say('tasks.new') }
export default newPage(taskView, TaskForm)
