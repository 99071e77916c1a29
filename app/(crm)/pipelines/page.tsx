import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { pipelineView } from './view.ts'

export const metadata = { title: say('pipelines.title') }
export default listPage(pipelineView)
