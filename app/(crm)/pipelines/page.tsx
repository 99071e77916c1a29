import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { pipelineView } from './view.ts'

export const generateMetadata = titled('pipelines.title')
export default listPage(pipelineView)
