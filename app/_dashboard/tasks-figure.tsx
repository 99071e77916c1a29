'use client'

import { useTranslations } from 'use-intl'
import { usePerson } from '../_frame/person.tsx'
import { RowCount } from '../_records/list/row-count.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './figure.module.css'
import { Figure } from './figure.tsx'
import { myTasksHref } from './list-hrefs.ts'
import { perPart } from './per-part.ts'
import { useMyTasks } from './use-my-tasks.ts'

/** How much there is to do today; it follows what is ticked off below. */
export function TasksFigure({ renderedIn }: { renderedIn: string }) {
  const t = useTranslations('dashboard')
  const { person } = usePerson()
  const { data } = useMyTasks(perPart.start, renderedIn)
  if (!data) return <Figure label={t('tasksToday')} href="/tasks" value="–" />
  const { overdue, dueToday, next } = data
  return (
    <Figure
      label={t('tasksToday')}
      href={myTasksHref(person.id, dueToday)}
      value={<RowCount count={dueToday} />}
    >
      <PageLink
        href={myTasksHref(person.id, overdue)}
        className={overdue.total > 0 ? styles.late : undefined}
      >
        {t('overdueCount', { count: overdue.total })}
      </PageLink>
      <PageLink href={myTasksHref(person.id, next)}>{t('nextCount', { count: next.total })}</PageLink>
    </Figure>
  )
}
