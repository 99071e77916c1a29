import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { professionalView } from '../view.ts'

export const generateMetadata = recordTitle(professionalView)
export default onePage(professionalView)
