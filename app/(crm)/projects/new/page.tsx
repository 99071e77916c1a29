import { say } from '../../../_messages/catalogue.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ProjectForm } from '../form.tsx'
import { projectView } from '../view.ts'

export const metadata = { title: say('projects.new') }
export default newPage(projectView, ProjectForm)
