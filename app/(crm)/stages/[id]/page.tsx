import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { stageView } from '../view.ts'

export const generateMetadata = recordTitle(stageView)
export default onePage(stageView)
