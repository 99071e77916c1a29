import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { SupplierForm } from '../form.tsx'
import { supplierView } from '../view.ts'

export const generateMetadata = titled('suppliers.new')
export default newPage(supplierView, SupplierForm)
