import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { firstStage } from '../first-stage.ts'
import { DealForm } from '../form.tsx'
import { dealView } from '../view.ts'

export const metadata = { title: say('deals.new') }
export default newPage(dealView, DealForm, firstStage)
