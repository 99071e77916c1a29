import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { orderView } from './view.ts'

export const metadata = { title: say('orders.title') }
export default listPage(orderView)
