import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { StageForm } from '../../stages.tsx'
import { stageView } from '../../view.ts'

export const generateMetadata = recordTitle(stageView)
export default editPage(stageView, StageForm)
