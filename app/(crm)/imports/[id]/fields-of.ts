import 'server-only'
import type { ImportKind } from '#domain/entities.ts'
import { filledIn } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { formFields } from '../../../_records/read-view.ts'
import type { View } from '../../../_records/view.ts'
import { clientView } from '../../clients/view.ts'
import { contactView } from '../../contacts/view.ts'
import { dealView } from '../../deals/view.ts'
import { employeeView } from '../../employees/view.ts'
import { professionalView } from '../../professionals/view.ts'
import { projectView } from '../../projects/view.ts'
import { supplierView } from '../../suppliers/view.ts'
import { taskView } from '../../tasks/view.ts'

const views: Record<ImportKind, View> = {
  clients: clientView,
  contacts: contactView,
  employees: employeeView,
  suppliers: supplierView,
  professionals: professionalView,
  deals: dealView,
  projects: projectView,
  tasks: taskView,
}

/** What has no room in a cell: lines, and "any record", which takes two fields to say. */
const isCell = ({ name, kind, toIn }: Field) => kind !== 'lines' && !toIn && name !== 'subjectType'

/** What a column of a file can be, in the order of the kind's form. */
export const fieldsOf = (of: ImportKind): Field[] =>
  formFields(views[of])
    .filter(isCell)
    .map((field) => ({ ...field, required: field.required && !filledIn.includes(field.name) }))
