import { ViewSwitch } from '../../_board/view-switch.tsx'
import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { dealView } from './view.ts'

export const generateMetadata = titled('deals.title')
export default listPage(dealView, <ViewSwitch of="deals" at="list" />)
