import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { StagePage } from '../stages.tsx'
import { stageView } from '../view.ts'

export const generateMetadata = recordTitle(stageView)
export default recordPage(stageView, StagePage)
