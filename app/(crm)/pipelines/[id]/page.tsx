import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { pipelineView } from '../view.ts'

export const generateMetadata = recordTitle(pipelineView)
export default onePage(pipelineView)
