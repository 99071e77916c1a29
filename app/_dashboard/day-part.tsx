'use client'

import { UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePerson } from '../_frame/person.tsx'
import { recordHref } from '../_records/hrefs.ts'
import { RowCount } from '../_records/list/row-count.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { useOptionLabel } from '../_ui/words.ts'
import { myTasksHref } from './list-hrefs.ts'
import styles from './rows.module.css'
import type { MyTask, Part } from './use-my-tasks.ts'

type Props = {
  title: string
  part: Part
  late: boolean
  /** All of it is due on one day, which needs no saying. */
  oneDay: boolean
  /** Tasks that were just ticked off. */
  leaving: ReadonlySet<string>
  onComplete: (task: MyTask) => void
}

const isPressing = ({ priority }: MyTask) => priority === 'high' || priority === 'urgent'

/** One part of a day's tasks. */
export function DayPart({ title, part, late, oneDay, leaving, onComplete }: Props) {
  const t = useTranslations('dashboard')
  const option = useOptionLabel()
  const format = useFormatter()
  const { person } = usePerson()
  const items = part.items.filter(({ id }) => !leaving.has(id))
  const left = { ...part, total: part.total - (part.items.length - items.length) }
  return (
    <section>
      <div className={styles.group} data-late={(late && left.total > 0) || undefined}>
        <h3>{title}</h3>
        <span>
          <RowCount count={left} />
        </span>
        {part.total > part.items.length && (
          <PageLink href={myTasksHref(person.id, part)} aria-label={t('allOf', { part: title })}>
            {t('all')}
          </PageLink>
        )}
      </div>
      {part.total === 0 && <p className={styles.none}>{t('noneToday')}</p>}
      <ul>
        {items.map((task) => (
          <li key={task.id} className={styles.task} data-late={late || undefined}>
            <UnstyledButton
              className={styles.tick}
              aria-label={t('complete', { title: task.title })}
              title={t('completeIt')}
              onClick={() => onComplete(task)}
            >
              <IconCircle size={17} stroke={1.6} aria-hidden />
              <IconCircleCheck size={17} stroke={1.6} aria-hidden />
            </UnstyledButton>
            <PageLink href={recordHref('tasks', task.id)}>
              <span>{task.title}</span>
              {isPressing(task) && (
                <i
                  className={styles.flag}
                  data-priority={task.priority}
                  role="img"
                  aria-label={option('priority', task.priority)}
                  title={option('priority', task.priority)}
                />
              )}
              {task.dueDate && !oneDay && (
                <time dateTime={task.dueDate}>
                  {format.dateTime(new Date(`${task.dueDate}T00:00:00Z`), {
                    weekday: late ? undefined : 'short',
                    day: 'numeric',
                    month: 'short',
                    timeZone: 'UTC',
                  })}
                </time>
              )}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
