import 'server-only'
import type { FormValues } from '../../_records/form/form-values.ts'
import { api } from '../../_trpc/server.tsx'

/** A new deal begins at the first stage of its pipeline, which is the first one unless the address says another. */
export const firstStage = async (start: FormValues): Promise<FormValues> => {
  const { pipelines, stages } = await api()
  const pipelineId =
    typeof start.pipelineId === 'string'
      ? start.pipelineId
      : (await pipelines.list({ limit: 1 })).items[0]?.id
  if (!pipelineId) return start
  const stageId =
    start.stageId ?? (await stages.list({ filter: { pipelineId: [pipelineId] }, limit: 1 })).items[0]?.id
  return { ...start, pipelineId, ...(stageId && { stageId }) }
}
