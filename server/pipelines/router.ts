import { pipelines, stages } from '#db/schema/pipelines.ts'
import { moveAnswer, moveInput, pipelineInput, stageInput } from '#domain/pipelines.ts'
import { entity } from '../records/entity.ts'
import { madeBy } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { may, router } from '../trpc.ts'
import { move } from './move.ts'

export const pipeline = entity({
  name: 'pipelines',
  one: 'pipeline',
  table: pipelines,
  input: pipelineInput,
  title: 'name',
  sort: ['position', 'name', 'createdAt', 'updatedAt'],
  filter: [],
  own: (me) => madeBy(pipelines, me),
})

export const stage = entity({
  name: 'stages',
  one: 'stage',
  table: stages,
  input: stageInput,
  title: 'name',
  sort: ['position', 'name', 'createdAt', 'updatedAt'],
  filter: ['pipelineId'],
  own: (me) => madeBy(stages, me),
})

const mover = (name: 'pipelines' | 'stages', one: string) =>
  may(name, 'update', {
    method: 'POST',
    path: `/crm/${name}/{id}/move`,
    summary: `Put a ${one} at another place among its like`,
    answer: moveAnswer,
  })
    .input(moveInput)
    .mutation(({ ctx, input }) => move(name, ctx, input))

export const pipelinesRouter = router({ ...records(pipeline), move: mover('pipelines', 'pipeline') })
export const stagesRouter = router({ ...records(stage), move: mover('stages', 'stage') })
