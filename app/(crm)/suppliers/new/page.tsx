import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { SupplierForm } from '../form.tsx'
import { supplierView } from '../view.ts'

export const metadata = { title: say('suppliers.new') }
export default newPage(supplierView, SupplierForm)
