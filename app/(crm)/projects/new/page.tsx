import { titled } from '../../../_messages/words.ts'
import { newPage } from '../../../_records/form/form-pages.tsx'
import { ProjectForm } from '../form.tsx'
import { projectView } from '../view.ts'

export const generateMetadata = titled('projects.new')
export default newPage(projectView, ProjectForm)
