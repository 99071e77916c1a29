import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ProfessionalForm } from '../form.tsx'
import { professionalView } from '../view.ts'

export const metadata = { title: say('professionals.new') }
export default newPage(professionalView, ProfessionalForm)
