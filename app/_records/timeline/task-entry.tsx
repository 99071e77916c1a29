'use client'

import { UnstyledButton } from '@mantine/core'
import { IconChecklist, IconCircle, IconCircleCheck, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { isStaff } from '#domain/roles.ts'
import { openTaskStatuses } from '#domain/tasks.ts'
import { usePerson } from '../../_frame/person.tsx'
import { Day, useToday } from '../../_ui/day.tsx'
import { PageLink } from '../../_ui/page-link.tsx'
import { StatusDot } from '../../_ui/status-dot.tsx'
import { useOptionLabel } from '../../_ui/words.ts'
import { recordHref } from '../hrefs.ts'
import { ReferenceLink } from '../reference-link.tsx'
import { useCompleteTask } from '../use-complete-task.tsx'
import type { EntryOf } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './timeline.module.css'
import { useAdded } from './use-added.tsx'

/** A task about the record, ticked off in its place. */
export function TaskEntry({ entry }: { entry: EntryOf<'tasks'> }) {
  const added = useAdded()
  const option = useOptionLabel()
  const { person } = usePerson()
  const today = useToday()
  const { row } = entry
  const open = openTaskStatuses.some((status) => status === row.status)
  const late = open && row.dueDate !== null && row.dueDate < today
  return (
    <EntryFrame icon={IconChecklist} at={entry.at} said={added(entry)}>
      <div className={styles.card} data-done={row.status === 'completed' || undefined}>
        <Tick task={row} />
        <PageLink href={recordHref('tasks', row.id)} className={styles.name}>
          {row.title}
        </PageLink>
        {row.status !== 'todo' && <StatusDot value={row.status} label={option('status', row.status)} />}
        {row.dueDate && (
          <span className={styles.due} data-late={late || undefined}>
            <Day day={row.dueDate} />
          </span>
        )}
        {isStaff(person.role) && row.assignedTo && (
          <span className={styles.assignee}>
            <ReferenceLink to="users" id={row.assignedTo} />
          </span>
        )}
      </div>
    </EntryFrame>
  )
}

function Tick({ task }: { task: EntryOf<'tasks'>['row'] }) {
  const t = useTranslations('timeline')
  const { may } = usePerson()
  const { complete, reopen, leaving } = useCompleteTask()
  const done = task.status === 'completed' || leaving.has(task.id)
  const Done = done ? IconCircleCheckFilled : IconCircle
  if (!may('tasks', 'update'))
    return (
      <span className={styles.tick} data-done={done || undefined}>
        <Done size={18} stroke={1.6} aria-hidden />
      </span>
    )
  return (
    <UnstyledButton
      className={styles.tick}
      data-done={done || undefined}
      aria-label={t(done ? 'reopen' : 'complete', { title: task.title })}
      title={t(done ? 'reopenIt' : 'completeIt')}
      onClick={() => void (done ? reopen(task) : complete(task))}
    >
      <Done size={18} stroke={1.6} aria-hidden />
      {!done && <IconCircleCheck size={18} stroke={1.6} aria-hidden />}
    </UnstyledButton>
  )
}
