import { onePage } from '../../../_records/record/one-page.tsx'
import { recordTitle } from '../../../_records/record-title.ts'
import { employeeView } from '../view.ts'

export const generateMetadata = recordTitle(employeeView)
export default onePage(employeeView)
