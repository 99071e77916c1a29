import type { Entity } from '#domain/entities.ts'
import type { Field } from '../../../_records/field.ts'
import { allFields } from '../../../_records/read-view.ts'
import type { View } from '../../../_records/view.ts'
import { clientView } from '../../clients/view.ts'
import { contactView } from '../../contacts/view.ts'
import { dealView } from '../../deals/view.ts'
import { employeeView } from '../../employees/view.ts'
import { orderView } from '../../orders/view.ts'
import { pipelineView } from '../../pipelines/view.ts'
import { professionalView } from '../../professionals/view.ts'
import { projectView } from '../../projects/view.ts'
import { stageView } from '../../stages/view.ts'
import { supplierView } from '../../suppliers/view.ts'
import { taskView } from '../../tasks/view.ts'

export type FieldsByKind = Record<Entity, Field[]>

const of = (view: View): Field[] => allFields(view).map((field) => ({ ...field, options: [], columns: [] }))

/** What the fields of each kind of record are, so that the log says their values as their pages do. */
export const fieldsByKind: FieldsByKind = {
  clients: of(clientView),
  contacts: of(contactView),
  deals: of(dealView),
  employees: of(employeeView),
  orders: of(orderView),
  pipelines: of(pipelineView),
  professionals: of(professionalView),
  projects: of(projectView),
  stages: of(stageView),
  suppliers: of(supplierView),
  tasks: of(taskView),
}
