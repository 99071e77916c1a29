import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { ContactForm } from '../../contacts.tsx'
import { contactView } from '../../view.ts'

export const generateMetadata = recordTitle(contactView)
export default editPage(contactView, ContactForm)
