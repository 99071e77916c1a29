'use client'

import { useTranslations } from 'use-intl'
import { usePerson } from '../_frame/person.tsx'
import { newHref } from '../_records/hrefs.ts'
import { ListFailed } from '../_records/list/table-states.tsx'
import { useCompleteTask } from '../_records/use-complete-task.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { DayPart } from './day-part.tsx'
import { Nothing } from './panel.tsx'
import styles from './rows.module.css'
import { useMyTasks } from './use-my-tasks.ts'

/** Overdue, today, and the next seven days: each with its tasks and the way to all of them. */
export function MyDay({ each, renderedIn }: { each: number; renderedIn: string }) {
  const t = useTranslations('dashboard')
  const { may } = usePerson()
  const { data, isError, error, refetch } = useMyTasks(each, renderedIn)
  const { complete, leaving } = useCompleteTask()
  if (isError && !data) return <ListFailed error={error} onRetry={() => refetch()} />
  if (!data) return null
  const parts = [
    { name: 'overdue', part: data.overdue, late: true },
    { name: 'today', part: data.dueToday, late: false },
    { name: 'next', part: data.next, late: false },
  ] as const
  if (parts.every(({ part }) => part.total === 0))
    return (
      <Nothing>
        {t('nothingToDo')}{' '}
        {may('tasks', 'create') && <PageLink href={newHref('tasks')}>{t('newTask')}</PageLink>}
      </Nothing>
    )
  return (
    <div className={styles.rows}>
      {parts.map(
        ({ name, part, late }) =>
          (part.total > 0 || name === 'today') && (
            <DayPart
              key={name}
              title={t(name)}
              part={part}
              late={late}
              oneDay={name === 'today'}
              leaving={leaving}
              onComplete={complete}
            />
          ),
      )}
    </div>
  )
}
