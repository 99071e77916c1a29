import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { firstStage } from '../first-stage.ts'
import { DealForm } from '../form.tsx'
import { dealView } from '../view.ts'

export const generateMetadata = titled('deals.new')
export default newPage(dealView, DealForm, firstStage)
