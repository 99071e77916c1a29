import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ClientForm } from '../form.tsx'
import { clientView } from '../view.ts'

export const generateMetadata = titled('clients.new')
export default newPage(clientView, ClientForm)
