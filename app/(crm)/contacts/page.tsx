import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { contactView } from './view.ts'

export const metadata = { title: say('contacts.title') }
export default listPage(contactView)
