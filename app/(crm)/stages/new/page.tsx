import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { StageForm } from '../form.tsx'
import { stageView } from '../view.ts'

export const generateMetadata = titled('stages.new')
export default newPage(stageView, StageForm)
