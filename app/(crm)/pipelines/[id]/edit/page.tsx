import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { PipelineForm } from '../../pipelines.tsx'
import { pipelineView } from '../../view.ts'

export const generateMetadata = recordTitle(pipelineView)
export default editPage(pipelineView, PipelineForm)
