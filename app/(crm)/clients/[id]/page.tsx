import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { clientView } from '../view.ts'

export const generateMetadata = recordTitle(clientView)
export default onePage(clientView)
