import type { deals } from '#db/schema/deals.ts'
import type { orders } from '#db/schema/orders.ts'
import type { pipelines, stages } from '#db/schema/pipelines.ts'
import type { projects } from '#db/schema/projects.ts'
import type { tasks } from '#db/schema/tasks.ts'
import type { Entity } from '#domain/entities.ts'
import { orderStatuses } from '#domain/orders.ts'
import { projectStatuses } from '#domain/projects.ts'
import { priorities } from '#domain/tasks.ts'
import { dayMs, dayOf, inOrder, type Made, times, workingMoment } from './dice.ts'
import { record, type Stage, someStaff } from './people.ts'
import * as words from './words.ts'

type Id = { id: string }
const colours = ['gray', 'blue', 'teal', 'yellow', 'green'] as const
const ways = {
  'New business': ['New', 'Qualified', 'Proposal', 'Negotiation', 'Closing'],
  Renewals: ['Due', 'Contacted', 'Agreed'],
}

const soon = ({ dice, now }: Stage, low: number, high: number) =>
  dayOf(workingMoment(dice, now, dice.between(low, high)))

export const makePipelines = (stage: Stage) => {
  const made = Object.keys(ways).map((name, position): typeof pipelines.$inferInsert & Id => ({
    ...record(stage),
    archivedAt: null,
    name,
    position,
  }))
  const steps = made.flatMap((pipeline, at) => {
    const names = Object.values(ways)[at] ?? []
    return names.map((name, position): typeof stages.$inferInsert & Id => ({
      ...record(stage),
      archivedAt: null,
      name,
      pipelineId: pipeline.id,
      position,
      probability: Math.round((100 * (position + 1)) / (names.length + 1)),
      colour: colours[position] ?? 'gray',
    }))
  })
  return { pipelines: made, stages: steps }
}

type Contact = Made & { clientId: string }
type Step = Pick<typeof stages.$inferInsert, 'pipelineId' | 'probability'> & Id

export const makeDeals = (stage: Stage, count: number, contacts: Contact[], steps: Step[]) => {
  const { dice } = stage
  return inOrder(
    times(count, (): typeof deals.$inferInsert & Made => {
      const [contact, step] = [dice.pick(contacts), dice.pick(steps)]
      const status = dice.pick(['open', 'open', 'won', 'lost'] as const)
      const made = record(stage, contact)
      return {
        ...made,
        title: `${dice.pick(words.dealThings)} ${dice.between(2025, 2027)}`,
        clientId: contact.clientId,
        contactId: contact.id,
        pipelineId: step.pipelineId,
        stageId: step.id,
        value: dice.amount(400, 60_000),
        currency: dice.pick(['EUR', 'EUR', 'EUR', 'USD', 'GBP', 'CZK'] as const),
        probability: status === 'open' ? step.probability : status === 'won' ? 100 : 0,
        expectedCloseDate: status === 'open' ? soon(stage, -10, 120) : soon(stage, -300, -1),
        ownerId: someStaff(stage),
        status,
        lostReason: status === 'lost' ? dice.pick(words.lostReasons) : null,
        closedAt: status === 'open' ? null : made.updatedAt,
      }
    }),
  )
}

export const makeProjects = (stage: Stage, count: number, clients: Made[]) => {
  const { dice, cast } = stage
  return inOrder(
    times(count, (at): typeof projects.$inferInsert & Made => {
      const status = dice.pick(projectStatuses)
      // The first client is the one with a login: there must be something to see.
      const client = (at % 50 === 0 && clients[0]) || dice.pick(clients)
      return {
        ...record(stage, client),
        name: `${dice.pick(words.projectThings)} Nº ${at + 1}`,
        clientId: client.id,
        status,
        description: 'What was agreed, and by when.',
        startDate: soon(stage, -300, -5),
        deadline: soon(stage, status === 'completed' ? -60 : -20, 150),
        budget: dice.amount(2_000, 80_000),
        actualCost: dice.amount(500, 50_000),
        completionPercentage: status === 'completed' ? 100 : dice.between(0, 19) * 5,
        members: [
          ...dice.some([cast.manager, cast.employee], 2),
          ...(dice.chance(0.1) ? [cast.professional] : []),
        ],
      }
    }),
  )
}

export const makeTasks = (
  stage: Stage,
  count: number,
  projects: Made[],
  about: Partial<Record<Entity, Made[]>>,
) => {
  const { dice, now, cast } = stage
  const kinds = Object.entries(about) as [Entity, Made[]][]
  return inOrder(
    times(count, (): typeof tasks.$inferInsert & Made => {
      const [subjectType, rows] = dice.pick(kinds)
      const subject = dice.chance(0.6) ? dice.pick(rows) : undefined
      const project = dice.chance(0.4) ? dice.pick(projects) : undefined
      const made = record(stage, ...[subject, project].filter((one) => one !== undefined))
      const status = dice.pick(['todo', 'todo', 'in_progress', 'blocked', 'completed', 'completed'] as const)
      const age = Math.floor((now.getTime() - Date.parse(made.createdAt)) / dayMs)
      return {
        ...made,
        title: dice.pick(words.taskThings),
        status,
        priority: dice.pick(priorities),
        dueDate:
          status === 'completed'
            ? soon(stage, -age, 0)
            : dice.chance(0.03)
              ? soon(stage, -10, -1)
              : soon(stage, 0, 45),
        assignedTo: dice.chance(0.05) ? cast.professional : someStaff(stage),
        projectId: project?.id ?? null,
        description: null,
        estimatedHours: dice.amount(0, 15),
        actualHours: status === 'completed' ? dice.amount(0, 20) : null,
        completedAt: status === 'completed' ? made.updatedAt : null,
        subjectType: subject ? subjectType : null,
        subjectId: subject?.id ?? null,
      }
    }),
  )
}

export const makeOrders = (stage: Stage, count: number, clients: Made[], suppliers: Made[]) => {
  const { dice } = stage
  return inOrder(
    times(count, (at): typeof orders.$inferInsert & Made => {
      const bought = at % 9 === 0
      const [from, first] = bought ? [suppliers, at % 90 === 0] : [clients, at % 100 === 1]
      const partner = (first && from[0]) || dice.pick(from)
      const made = record(stage, partner)
      return {
        ...made,
        clientId: bought ? null : partner.id,
        supplierId: bought ? partner.id : null,
        status: dice.pick(orderStatuses),
        orderDate: made.createdAt.slice(0, 10),
        deliveryDate: soon(stage, -20, 60),
        notes: dice.chance(0.3) ? 'Ring twice.' : null,
        lines: times(dice.between(1, 6), () => ({
          description: dice.pick(words.products),
          quantity: `${dice.between(1, 500)}.00`,
          unitPrice: dice.amount(0, 120),
          taxRate: dice.pick(['21.00', '21.00', '10.00', '0.00']),
        })),
      }
    }),
  )
}
