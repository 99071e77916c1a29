import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { TaskForm } from '../form.tsx'
import { taskView } from '../view.ts'

export const metadata = { title: say('tasks.new') }
export default newPage(taskView, TaskForm)
