import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { StageForm } from '../form.tsx'
import { stageView } from '../view.ts'

export const metadata = { title: say('stages.new') }
export default newPage(stageView, StageForm)
