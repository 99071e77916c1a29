import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { ContactPage } from '../contacts.tsx'
import { contactView } from '../view.ts'

export const generateMetadata = recordTitle(contactView)
export default recordPage(contactView, ContactPage)
