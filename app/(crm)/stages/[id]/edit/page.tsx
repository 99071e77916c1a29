import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { StageForm } from '../../form.tsx'
import { stageView } from '../../view.ts'

export const generateMetadata = recordTitle(stageView)
export default editPage(stageView, StageForm)
