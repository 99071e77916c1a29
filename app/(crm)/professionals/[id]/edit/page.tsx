import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { ProfessionalForm } from '../../professionals.tsx'
import { professionalView } from '../../view.ts'

export const generateMetadata = recordTitle(professionalView)
export default editPage(professionalView, ProfessionalForm)
