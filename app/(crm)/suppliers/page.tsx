import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { supplierView } from './view.ts'

export const metadata = { title: say('suppliers.title') }
export default listPage(supplierView)
