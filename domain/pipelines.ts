import { z } from 'zod'
import { integer, pick, reference, text } from './fields.ts'

export const colours = ['gray', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'grape'] as const

/** A way in which deals are won, in stages. */
export const pipelineInput = z.strictObject({
  name: text('name', 100),
  position: integer('position', 0, 1_000).default(0),
})

/** A step of a pipeline. */
export const stageInput = z.strictObject({
  name: text('name', 100),
  pipelineId: reference('pipelineId', 'pipelines'),
  position: integer('position', 0, 1_000).default(0),
  probability: integer('probability', 0, 100).default(50),
  colour: pick('colour', colours).default('gray'),
})

/** Where something shall stand among its like: 0 is the first place. */
export const moveInput = z.strictObject({
  id: z.uuid({ error: 'uuid' }),
  to: z.int({ error: 'integer' }).min(0, { error: 'out_of_range' }).max(1_000, { error: 'out_of_range' }),
})
export const moveAnswer = z.strictObject({ id: z.uuid(), position: z.int() })
