import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { SupplierPage } from '../suppliers.tsx'
import { supplierView } from '../view.ts'

export const generateMetadata = recordTitle(supplierView)
export default recordPage(supplierView, SupplierPage)
