import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { clientView } from './view.ts'

export const generateMetadata = titled('clients.title')
export default listPage(clientView)
