import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { ProjectForm } from '../../form.tsx'
import { projectView } from '../../view.ts'

export const generateMetadata = recordTitle(projectView)
export default editPage(projectView, ProjectForm)
