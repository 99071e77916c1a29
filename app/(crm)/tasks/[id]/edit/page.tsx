import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { TaskForm } from '../../form.tsx'
import { taskView } from '../../view.ts'

export const generateMetadata = recordTitle(taskView)
export default editPage(taskView, TaskForm)
