import { attachments, entities } from '#domain/entities.ts'
import type { Change } from './notice.ts'

type Line = {
  id: string
  action: string
  subjectType: string | null | undefined
  subjectId: string | null | undefined
}

const changed = [...entities, ...attachments]

/** What a line of the audit log means to who looks at records; undefined for sign-ins, refusals and the like. */
export const changeOf = ({ id, action, subjectType, subjectId }: Line, tab?: string): Change | undefined => {
  const [kind, verb] = action.split('.')
  const type = entities.find((one) => one === subjectType)
  const of = changed.find((one) => one === kind)
  if (!type || !of || !verb || !subjectId) return undefined
  return { id: subjectId, type, of, verb, line: id, ...(tab !== undefined && { tab }) }
}
