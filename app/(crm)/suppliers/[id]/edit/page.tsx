import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { SupplierForm } from '../../form.tsx'
import { supplierView } from '../../view.ts'

export const generateMetadata = recordTitle(supplierView)
export default editPage(supplierView, SupplierForm)
