import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/pages.tsx'
import { ProfessionalTable } from './professionals.tsx'
import { professionalView } from './view.ts'

export const metadata = { title: say('professionals.title') }
export default listPage(professionalView, ProfessionalTable)
