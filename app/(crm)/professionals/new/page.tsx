import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ProfessionalForm } from '../form.tsx'
import { professionalView } from '../view.ts'

export const generateMetadata = titled('professionals.new')
export default newPage(professionalView, ProfessionalForm)
