import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ContactForm } from '../form.tsx'
import { contactView } from '../view.ts'

export const metadata = { title: say('contacts.new') }
export default newPage(contactView, ContactForm)
