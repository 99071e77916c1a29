import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { clientView } from './view.ts'

export const metadata = { title: say('clients.title') }
export default listPage(clientView)
