import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { ProjectForm } from '../../projects.tsx'
import { projectView } from '../../view.ts'

export const generateMetadata = recordTitle(projectView)
export default editPage(projectView, ProjectForm)
