import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { DealPage } from '../deals.tsx'
import { dealView } from '../view.ts'

export const generateMetadata = recordTitle(dealView)
export default recordPage(dealView, DealPage)
