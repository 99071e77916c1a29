import { editPage } from '../../../../_records/form/form-pages.tsx'
import { recordTitle } from '../../../../_records/record-title.ts'
import { ClientForm } from '../../form.tsx'
import { clientView } from '../../view.ts'

export const generateMetadata = recordTitle(clientView)
export default editPage(clientView, ClientForm)
