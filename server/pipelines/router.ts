import { pipelines, stages } from '#db/schema/pipelines.ts'
import { pipelineInput, stageInput } from '#domain/pipelines.ts'
import { entity } from '../records/entity.ts'
import { madeBy } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

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

export const pipelinesRouter = router(records(pipeline))
export const stagesRouter = router(records(stage))
