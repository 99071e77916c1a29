import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { orderView } from '../view.ts'

export const generateMetadata = recordTitle(orderView)
export default onePage(orderView)
