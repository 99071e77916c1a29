import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { projectView } from '../view.ts'

export const generateMetadata = recordTitle(projectView)
export default onePage(projectView)
