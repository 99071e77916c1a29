import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { OrderForm } from '../../orders.tsx'
import { orderView } from '../../view.ts'

export const generateMetadata = recordTitle(orderView)
export default editPage(orderView, OrderForm)
