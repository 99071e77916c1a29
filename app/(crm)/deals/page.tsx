import { ViewSwitch } from '../../_board/view-switch.tsx'
import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { dealView } from './view.ts'

export const metadata = { title: say('deals.title') }
export default listPage(dealView, <ViewSwitch of="deals" at="list" />)
