import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { PipelinePage } from '../pipelines.tsx'
import { pipelineView } from '../view.ts'

export const generateMetadata = recordTitle(pipelineView)
export default recordPage(pipelineView, PipelinePage)
