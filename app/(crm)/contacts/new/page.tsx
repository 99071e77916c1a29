import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/pages.tsx'
import { ContactForm } from '../contacts.tsx'
import { contactView } from '../view.ts'

export const metadata = { title: say('contacts.new') }
export default newPage(contactView, ContactForm)
