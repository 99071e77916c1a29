import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { stageView } from './view.ts'

export const generateMetadata = titled('stages.title')
export default listPage(stageView)
