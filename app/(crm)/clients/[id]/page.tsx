import { recordPage, recordTitle } from '../../../_records/pages.tsx'
import { ClientPage } from '../clients.tsx'
import { clientView } from '../view.ts'

export const generateMetadata = recordTitle(clientView)
export default recordPage(clientView, ClientPage)
