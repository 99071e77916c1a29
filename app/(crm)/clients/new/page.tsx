import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ClientForm } from '../form.tsx'
import { clientView } from '../view.ts'

export const metadata = { title: say('clients.new') }
export default newPage(clientView, ClientForm)
