import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ContactForm } from '../form.tsx'
import { contactView } from '../view.ts'

export const generateMetadata = titled('contacts.new')
export default newPage(contactView, ContactForm)
