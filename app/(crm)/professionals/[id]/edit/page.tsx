import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { ProfessionalForm } from '../../form.tsx'
import { professionalView } from '../../view.ts'

export const generateMetadata = recordTitle(professionalView)
export default editPage(professionalView, ProfessionalForm)
