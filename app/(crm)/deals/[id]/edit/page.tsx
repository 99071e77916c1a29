import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { DealForm } from '../../form.tsx'
import { dealView } from '../../view.ts'

export const generateMetadata = recordTitle(dealView)
export default editPage(dealView, DealForm)
