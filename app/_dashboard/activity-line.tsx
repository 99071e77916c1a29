'use client'

import { IconNote, IconPaperclip } from '@tabler/icons-react'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useTranslations } from 'use-intl'
import { recordHref } from '../_records/hrefs.ts'
import type { useTRPC } from '../_trpc/client.tsx'
import { Moment } from '../_ui/moment.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { roomIcons } from '../_ui/room-icons.ts'
import { useOptionLabel } from '../_ui/words.ts'
import styles from './rows.module.css'

type Line = inferOutput<ReturnType<typeof useTRPC>['dashboard']['activity']>['items'][number]

const verbs = ['create', 'update', 'move', 'restore'] as const
const attached = { notes: IconNote, files: IconPaperclip }

/** Who did what to which record, in one sentence; a note by its first words. */
export function ActivityLine({ line }: { line: Line }) {
  const t = useTranslations('dashboard')
  const option = useOptionLabel()
  const [thing, action] = line.action.split('.')
  const hanging = thing === 'notes' || thing === 'files' ? thing : undefined
  const verb = verbs.find((one) => one === action) ?? 'update'
  const Icon = hanging ? attached[hanging] : roomIcons[line.subjectType]
  const said = {
    who: () => <b>{line.actorName ?? t('someone')}</b>,
    what: () => <PageLink href={recordHref(line.subjectType, line.subjectId)}>{line.subjectName}</PageLink>,
    status: line.status ? option('status', line.status) : '',
  }
  const sentence = () => {
    if (hanging) return t.rich(action === 'create' ? `did.${hanging}` : `did.${hanging}Changed`, said)
    return line.status && verb !== 'create' ? t.rich('did.status', said) : t.rich(`did.${verb}`, said)
  }
  return (
    <li className={styles.line}>
      <Icon size={16} stroke={1.6} aria-hidden />
      <div className={styles.said}>
        <p>
          {sentence()} <Moment at={line.at} />
        </p>
        {line.about && <blockquote>{line.about}</blockquote>}
      </div>
    </li>
  )
}
