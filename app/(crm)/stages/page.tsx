import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { stageView } from './view.ts'

export const metadata = { title: say('stages.title') }
export default listPage(stageView)
