import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { contactView } from '../view.ts'

export const generateMetadata = recordTitle(contactView)
export default onePage(contactView)
