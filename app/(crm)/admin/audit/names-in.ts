import type { inferOutput } from '@trpc/tanstack-react-query'
import { entities } from '#domain/entities.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import { type Referring, targetIn } from '../../../_records/references.ts'
import type { useTRPC } from '../../../_trpc/client.tsx'
import type { FieldsByKind } from './fields-by-kind.ts'

export type AuditLines = inferOutput<ReturnType<typeof useTRPC>['audit']['list']>['items']
type Named = { to: ReferenceTarget; id: unknown }

/** How to read what `namesIn` finds. */
export const named: readonly Referring[] = [{ name: 'id', to: undefined, toIn: 'to' }]

/** All that these lines call by a name: what each is about, and what a changed field referred to before and after. */
export const namesIn = (lines: AuditLines, fields: FieldsByKind): Named[] =>
  lines.flatMap(({ subjectType, subjectId, changes }) => {
    const kind = entities.find((one) => one === subjectType)
    const to = kind ?? (subjectType === 'users' ? subjectType : undefined)
    const subject: Named[] = to && subjectId ? [{ to, id: subjectId }] : []
    if (!kind || !changes) return subject
    const values = (['before', 'after'] as const).flatMap((side) => {
      const row = Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change[side]]))
      return fields[kind].flatMap((field): Named[] => {
        const target = targetIn(field, row)
        return target && row[field.name] ? [{ to: target, id: row[field.name] }] : []
      })
    })
    return [...subject, ...values]
  })
