import { titled } from '../../_messages/words.ts'
import { listPage } from '../../_records/list/list-page.tsx'
import { professionalView } from './view.ts'

export const generateMetadata = titled('professionals.title')
export default listPage(professionalView)
