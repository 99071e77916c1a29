import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { contactView } from './view.ts'

export const generateMetadata = titled('contacts.title')
export default listPage(contactView)
