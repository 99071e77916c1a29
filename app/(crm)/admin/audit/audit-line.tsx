'use client'

import { useTranslations } from 'use-intl'
import { entities } from '#domain/entities.ts'
import { ChangeList } from '../../../_records/change-list.tsx'
import { isEmpty } from '../../../_records/field-value.tsx'
import { ReferenceLink } from '../../../_records/reference-link.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import { PageLink } from '../../../_ui/page-link.tsx'
import { useFieldLabel, useRoomWord } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { userHref } from '../users/user-href.ts'
import type { FieldsByKind } from './fields-by-kind.ts'
import type { AuditLines } from './names-in.ts'
import { useActionWords } from './use-action-words.ts'

type Line = AuditLines[number]

/** One line: who did what to which record, when and from where, and each field from what to what. */
export function AuditLine({ line, fields }: { line: Line; fields: FieldsByKind }) {
  const t = useTranslations()
  const label = useFieldLabel()
  const word = useRoomWord('admin')
  const roles = useRoomWord('roles')
  const words = useActionWords()
  const kind = entities.find((one) => one === line.subjectType)
  const changes = Object.entries(line.changes ?? {}).filter(
    ([, { before, after }]) => !isEmpty(before) || !isEmpty(after),
  )
  return (
    <li className={styles.entry}>
      <p>
        <strong>{line.actorName ?? t('admin.nobody')}</strong> {words.action(line.action)}{' '}
        {line.subjectType && <span className={styles.dim}>{words.kind(line.subjectType)}: </span>}
        <Subject line={line} kind={kind} />
        <span className={styles.dim}>
          {' · '}
          <Moment at={line.at} />
          {line.ip && ` · ${line.ip}`}
        </span>
      </p>
      <ChangeList
        all={line.changes}
        shown={changes}
        fields={kind ? fields[kind] : []}
        labelOf={(name, field) => (field ? label(field.label) : word(`changed.${name}`, label(name)))}
        textOf={(name, value) => {
          if (name === 'role') return roles(String(value))
          if (name === 'records') return words.kind(String(value))
          return typeof value === 'object' ? JSON.stringify(value) : String(value)
        }}
      />
    </li>
  )
}

function Subject({ line, kind }: { line: Line; kind: keyof FieldsByKind | undefined }) {
  if (!line.subjectId) return null
  if (kind) return <ReferenceLink to={kind} id={line.subjectId} />
  if (line.subjectType === 'users')
    return (
      <PageLink href={userHref(line.subjectId)} className={styles.link}>
        <ReferenceLink to="users" id={line.subjectId} />
      </PageLink>
    )
  return null
}
