import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/pages.tsx'
import { DealForm } from '../deals.tsx'
import { firstStage } from '../first-stage.ts'
import { dealView } from '../view.ts'

export const metadata = { title: say('deals.new') }
export default newPage(dealView, DealForm, firstStage)
