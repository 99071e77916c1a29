import { getTableColumns } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { deals } from '#db/schema/deals.ts'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import { orders } from '#db/schema/orders.ts'
import { projects } from '#db/schema/projects.ts'
import { tasks } from '#db/schema/tasks.ts'
import { dealInput } from '#domain/deals.ts'
import { type Attachment, attachments, type Entity } from '#domain/entities.ts'
import { fileInput } from '#domain/files.ts'
import { noteInput } from '#domain/notes.ts'
import { orderInput } from '#domain/orders.ts'
import { projectInput } from '#domain/projects.ts'
import { taskInput } from '#domain/tasks.ts'
import { toldRecords } from '#domain/timeline.ts'
import { answerOf, visibleColumns } from './fields.ts'

type ThingTable = PgTable & Record<'id' | 'createdAt' | 'archivedAt' | 'createdBy', PgColumn>
type Thing = { table: ThingTable; input: z.ZodObject; told: readonly string[] }
export const thingKinds = [...attachments, ...toldRecords] as const
export type ThingKind = (typeof thingKinds)[number]

export const isAttachment = (kind: ThingKind): kind is Attachment => attachments.some((one) => one === kind)

const whole = ['id', 'version', 'createdAt', 'createdBy'] as const
const hanging = [...whole, 'updatedAt', 'archivedAt', 'subjectType', 'subjectId'] as const

/** What a timeline tells of each kind of thing: enough to read it, to tick it off and to open it. */
const things = {
  notes: { table: notes, input: noteInput, told: [...hanging, 'text'] },
  files: { table: files, input: fileInput, told: [...hanging, 'name', 'type', 'size', 'sha256'] },
  tasks: {
    table: tasks,
    input: taskInput,
    told: [...whole, 'title', 'status', 'priority', 'dueDate', 'assignedTo'],
  },
  orders: {
    table: orders,
    input: orderInput,
    told: [...whole, 'orderNumber', 'status', 'orderDate', 'total'],
  },
  deals: {
    table: deals,
    input: dealInput,
    told: [...whole, 'title', 'status', 'stageId', 'value', 'currency'],
  },
  projects: { table: projects, input: projectInput, told: [...whole, 'name', 'status', 'deadline'] },
} as const satisfies Record<ThingKind, Thing>

export type RowOfThing<K extends ThingKind> = Pick<
  (typeof things)[K]['table']['$inferSelect'],
  (typeof things)[K]['told'][number] & keyof (typeof things)[K]['table']['$inferSelect']
>

const told = <V>({ told: names }: Thing, all: Record<string, V>): Record<string, V> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))

/** A kind of thing with its table; what is read of its rows. */
export const thingOf = (
  kind: ThingKind,
): { table: ThingTable; input: z.ZodObject; columns: Record<string, PgColumn> } => {
  const { table, input } = things[kind]
  return { table, input, columns: told(things[kind], visibleColumns(table)) }
}

/** The shape of such a row as it is answered. */
export const answerOfThing = (kind: ThingKind) =>
  z.strictObject(told(things[kind], answerOf(things[kind]).shape))

/** Where deals stand: that is not what they belong to. */
const places: readonly Entity[] = ['pipelines', 'stages']

/** The columns by which things of a kind refer to records of another kind; each begins an index. */
export const referringColumns = (kind: ThingKind, to: Entity): PgColumn[] => {
  const { table, input }: Thing = things[kind]
  const columns = getTableColumns(table)
  return Object.entries(input.shape).flatMap(([name, field]) => {
    const column = columns[name]
    const leadsTo = field instanceof z.ZodType ? field.meta()?.to : undefined
    return column && (name === 'subjectId' || (leadsTo === to && !places.includes(to))) ? [column] : []
  })
}
