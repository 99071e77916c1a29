import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { ProjectPage } from '../projects.tsx'
import { projectView } from '../view.ts'

export const generateMetadata = recordTitle(projectView)
export default recordPage(projectView, ProjectPage)
