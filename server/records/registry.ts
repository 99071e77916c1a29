import type { Entity as EntityName } from '#domain/entities.ts'
import { client } from '../clients/router.ts'
import { contact } from '../contacts/router.ts'
import { deal } from '../deals/deal.ts'
import { employee } from '../employees/router.ts'
import { order } from '../orders/router.ts'
import { pipeline, stage } from '../pipelines/router.ts'
import { professional } from '../professionals/router.ts'
import { project } from '../projects/router.ts'
import { supplier } from '../suppliers/router.ts'
import { task } from '../tasks/task.ts'
import type { Entity } from './entity.ts'

/** The facts of every kind of record, by name: for what hangs on any of them (notes, files, references, the trash). */
export const registry: Record<EntityName, Entity> = plain({
  clients: client,
  contacts: contact,
  deals: deal,
  employees: employee,
  orders: order,
  pipelines: pipeline,
  professionals: professional,
  projects: project,
  stages: stage,
  suppliers: supplier,
  tasks: task,
})

/** Each was checked field by field by `entity`; here only what all have in common is asked of them. */
function plain(all: Record<EntityName, unknown>) {
  return all as Record<EntityName, Entity>
}
