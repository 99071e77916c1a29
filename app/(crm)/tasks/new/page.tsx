import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { TaskForm } from '../form.tsx'
import { taskView } from '../view.ts'

export const generateMetadata = titled('tasks.new')
export default newPage(taskView, TaskForm)
