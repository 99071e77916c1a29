import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { OrderPage } from '../orders.tsx'
import { orderView } from '../view.ts'

export const generateMetadata = recordTitle(orderView)
export default recordPage(orderView, OrderPage)
