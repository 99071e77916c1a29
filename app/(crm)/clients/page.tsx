import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { ClientTable } from './clients.tsx'
import { clientView } from './view.ts'

export const metadata = { title: say('clients.title') }
export default listPage(clientView, ClientTable)
