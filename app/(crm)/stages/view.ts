import { stageInput } from '#domain/pipelines.ts'
import { recordView } from '../../_records/view.ts'
import { dealView } from '../deals/view.ts'

export const stageView = recordView({
  of: 'stages',
  input: stageInput,
  name: 'name',
  columns: [
    { field: 'name', share: 30, sort: true },
    { field: 'pipelineId', share: 24, card: 'line' },
    { field: 'position', share: 12, sort: true, from: 'md' },
    { field: 'probability', share: 14, card: 'side' },
    { field: 'colour', share: 14, from: 'md' },
  ],
  filters: ['pipelineId'],
  sort: 'position',
  sections: [{ title: 'basics', fields: ['name', 'pipelineId', 'position', 'probability', 'colour'] }],
  related: [{ view: dealView, by: 'stageId' }],
})
