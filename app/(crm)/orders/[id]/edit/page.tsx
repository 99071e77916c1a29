import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { OrderForm } from '../../form.tsx'
import { orderView } from '../../view.ts'

export const generateMetadata = recordTitle(orderView)
export default editPage(orderView, OrderForm)
