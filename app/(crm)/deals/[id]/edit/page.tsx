import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { DealForm } from '../../deals.tsx'
import { dealView } from '../../view.ts'

export const generateMetadata = recordTitle(dealView)
export default editPage(dealView, DealForm)
