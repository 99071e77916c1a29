import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { taskView } from '../view.ts'

export const generateMetadata = recordTitle(taskView)
export default onePage(taskView)
