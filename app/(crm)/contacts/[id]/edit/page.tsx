import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { ContactForm } from '../../form.tsx'
import { contactView } from '../../view.ts'

export const generateMetadata = recordTitle(contactView)
export default editPage(contactView, ContactForm)
