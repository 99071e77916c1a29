import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { TaskForm } from '../../tasks.tsx'
import { taskView } from '../../view.ts'

export const generateMetadata = recordTitle(taskView)
export default editPage(taskView, TaskForm)
