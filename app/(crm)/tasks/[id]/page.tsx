import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { TaskPage } from '../tasks.tsx'
import { taskView } from '../view.ts'

export const generateMetadata = recordTitle(taskView)
export default recordPage(taskView, TaskPage)
