import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { PipelineForm } from '../form.tsx'
import { pipelineView } from '../view.ts'

export const generateMetadata = titled('pipelines.new')
export default newPage(pipelineView, PipelineForm)
