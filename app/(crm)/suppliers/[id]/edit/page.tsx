import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { SupplierForm } from '../../suppliers.tsx'
import { supplierView } from '../../view.ts'

export const generateMetadata = recordTitle(supplierView)
export default editPage(supplierView, SupplierForm)
