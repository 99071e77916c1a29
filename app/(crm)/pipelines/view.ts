import { pipelineInput } from '#domain/pipelines.ts'
import { recordView } from '../../_records/view.ts'
import { dealView } from '../deals/view.ts'
import { stageView } from '../stages/view.ts'

export const pipelineView = recordView({
  of: 'pipelines',
  input: pipelineInput,
  name: 'name',
  columns: [
    { field: 'name', share: 60, sort: true },
    { field: 'position', share: 20, sort: true, card: 'side' },
    { field: 'createdAt', share: 20, sort: true, from: 'md' },
  ],
  filters: [],
  sort: 'position',
  sections: [{ title: 'basics', fields: ['name', 'position'] }],
  related: [
    { view: stageView, by: 'pipelineId' },
    { view: dealView, by: 'pipelineId' },
  ],
})
