import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { dealView } from '../view.ts'

export const generateMetadata = recordTitle(dealView)
export default onePage(dealView)
