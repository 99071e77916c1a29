import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { orderView } from './view.ts'

export const generateMetadata = titled('orders.title')
export default listPage(orderView)
