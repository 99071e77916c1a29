import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { OrderForm } from '../form.tsx'
import { orderView } from '../view.ts'

export const metadata = { title: say('orders.new') }
export default newPage(orderView, OrderForm)
