import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/pages.tsx'
import { StageForm } from '../stages.tsx'
import { stageView } from '../view.ts'

export const metadata = { title: say('stages.new') }
export default newPage(stageView, StageForm)
