import type { Entity } from '#domain/entities.ts'
import { type Role, roles } from '#domain/roles.ts'
import { runScript } from '../scripts/testing/launch.ts'
import { type Account, type Rest, restAs } from './accounts.ts'
import type { RunningApp } from './app.ts'
import { endless, makeWorld } from './samples.ts'

/** An account for each role, and of each kind the id of a record with names as long as they may be. */
export type Demo = { accounts: Record<Role, Account>; long: Record<Entity, string> }

const makeLong = async (rest: Rest): Promise<Demo['long']> => {
  const { stages, ...made } = await makeWorld(rest, endless)
  const employee = await rest.post('/crm/employees', { full_name: endless, position: endless.slice(0, 80) })
  const professional = await rest.post('/crm/professionals', { full_name: endless })
  return {
    clients: made.client.id,
    contacts: made.contact.id,
    employees: employee.id,
    suppliers: made.supplier.id,
    professionals: professional.id,
    pipelines: made.pipeline.id,
    stages: stages[0].id,
    deals: made.deal.id,
    projects: made.project.id,
    tasks: made.task.id,
    orders: made.order.id,
  }
}

/** Fills an empty application with the demo's company. */
export const fillWithDemo = async ({ url, dataDir }: RunningApp): Promise<Demo> => {
  const demo = runScript(['scripts/tool.mjs', 'demo'], { DATA_DIR: dataDir, BCRYPT_COST: '10' })
  if ((await demo.ended) !== 0) throw new Error(demo.said.errors)
  const account = (role: Role): Account => {
    const password = new RegExp(`^${role} +(\\S+)$`, 'm').exec(demo.said.output)?.[1] ?? ''
    return { email: role, username: role, fullName: '', password }
  }
  // One for each role is what makes it a record of all.
  const accounts = Object.fromEntries(roles.map((role) => [role, account(role)])) as Record<Role, Account>
  return { accounts, long: await makeLong(await restAs(url, accounts.admin)) }
}
