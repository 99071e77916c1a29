import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { ProfessionalPage } from '../professionals.tsx'
import { professionalView } from '../view.ts'

export const generateMetadata = recordTitle(professionalView)
export default recordPage(professionalView, ProfessionalPage)
