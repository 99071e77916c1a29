import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { projectView } from './view.ts'

export const generateMetadata = titled('projects.title')
export default listPage(projectView)
