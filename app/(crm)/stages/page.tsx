import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { StageTable } from './stages.tsx'
import { stageView } from './view.ts'

export const metadata = { title: say('stages.title') }
export default listPage(stageView, StageTable)
