import { editPage, recordTitle } from '../../../../_records/pages.tsx'
import { ClientForm } from '../../clients.tsx'
import { clientView } from '../../view.ts'

export const generateMetadata = recordTitle(clientView)
export default editPage(clientView, ClientForm)
