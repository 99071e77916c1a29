import { say } from '../../_messages/catalogue.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { professionalView } from './view.ts'

export const metadata = { title: say('professionals.title') }
export default listPage(professionalView)
