import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { projectView } from './view.ts'

export const metadata = { title: say('projects.title') }
export default listPage(projectView)
