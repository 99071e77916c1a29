import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { PipelineTable } from './pipelines.tsx'
import { pipelineView } from './view.ts'

export const metadata = { title: say('pipelines.title') }
export default listPage(pipelineView, PipelineTable)
