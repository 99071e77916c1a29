import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { PipelineForm } from '../../form.tsx'
import { pipelineView } from '../../view.ts'

export const generateMetadata = recordTitle(pipelineView)
export default editPage(pipelineView, PipelineForm)
