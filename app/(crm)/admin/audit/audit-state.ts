import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { attachments, entities } from '#domain/entities.ts'

/** What a line can be about. */
export const kinds = [...entities, ...attachments, 'users'] as const

const verbs = ['create', 'update', 'archive', 'restore', 'purge'] as const
const accountVerbs = ['set_role', 'set_status', 'reset_password', 'sign_out', 'link', 'unlink'] as const
/** What happens to no record of a kind. */
export const events = [
  'auth.',
  'auth.login_failed',
  'access.denied',
  'backups.',
  'imports.',
  'settings.',
  'tags.',
] as const

/** The actions to choose from: those of a kind, or those that are of none. */
export const actionsOf = (kind: string | null): string[] => {
  if (!kind) return [...events]
  return [...verbs, ...(kind === 'users' ? accountVerbs : [])].map((verb) => `${kind}.${verb}`)
}

/** What the log is narrowed to stands in the URL. */
export const auditParsers = {
  who: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(kinds),
  action: parseAsString.withDefault(''),
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
}
export const loadAuditState = createLoader(auditParsers)
type State = Awaited<ReturnType<typeof loadAuditState>>

/** The beginning of a day where the reader is, `days` later; nothing for what is no day. */
const startOf = (day: string, days = 0) => {
  const date = new Date(`${day}T00:00:00`)
  if (day === '' || Number.isNaN(date.getTime())) return undefined
  date.setDate(date.getDate() + days)
  return date.toISOString()
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The question to the server, in one spelling for both sides. `to` is the last day that is still shown. */
export const auditInputOf = ({ who, kind, action, from, to }: State) => {
  const [since, until] = [startOf(from), startOf(to, 1)]
  return {
    limit: 50,
    ...(uuid.test(who) && { actorId: who }),
    ...(kind && { subjectType: kind }),
    ...(actionsOf(kind).includes(action) && { action }),
    ...(since && { from: since }),
    ...(until && { to: until }),
  }
}
