import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { PipelineForm } from '../form.tsx'
import { pipelineView } from '../view.ts'

export const metadata = { title: say('pipelines.new') }
export default newPage(pipelineView, PipelineForm)
