import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { supplierView } from './view.ts'

export const generateMetadata = titled('suppliers.title')
export default listPage(supplierView)
