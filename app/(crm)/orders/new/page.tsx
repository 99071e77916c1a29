import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { OrderForm } from '../form.tsx'
import { orderView } from '../view.ts'

export const generateMetadata = titled('orders.new')
export default newPage(orderView, OrderForm)
