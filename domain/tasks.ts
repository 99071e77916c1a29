import { z } from 'zod'
import { entities } from './entities.ts'
import { optionalDay, optionalLongText, optionalReference, pick, text } from './fields.ts'
import { optionalDecimal } from './money.ts'

export const taskStatuses = ['todo', 'in_progress', 'blocked', 'completed', 'cancelled'] as const
/** Those that something is still to be done about. */
export const openTaskStatuses = [
  'todo',
  'in_progress',
  'blocked',
] as const satisfies (typeof taskStatuses)[number][]
export const priorities = ['low', 'medium', 'high', 'urgent'] as const

/** Something that somebody has to do, about any record or none. */
export const taskInput = z.strictObject({
  title: text('title'),
  status: pick('status', taskStatuses).default('todo'),
  priority: pick('priority', priorities).default('medium'),
  dueDate: optionalDay('dueDate'),
  assignedTo: optionalReference('assignedTo', 'users'),
  projectId: optionalReference('projectId', 'projects'),
  description: optionalLongText('description'),
  estimatedHours: optionalDecimal('estimatedHours', 10_000),
  actualHours: optionalDecimal('actualHours', 10_000),
  subjectType: z.enum(entities, { error: 'not_an_option' }).nullish().meta({ label: 'subjectType' }),
  subjectId: z.uuid({ error: 'uuid' }).nullish().meta({ label: 'subjectId' }),
})
