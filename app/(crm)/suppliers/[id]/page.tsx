import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { supplierView } from '../view.ts'

export const generateMetadata = recordTitle(supplierView)
export default onePage(supplierView)
