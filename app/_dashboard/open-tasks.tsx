import { openTaskStatuses } from '#domain/tasks.ts'
import { words } from '../_messages/words.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Day } from '../_ui/day.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import { portalHref } from './list-hrefs.ts'
import { PortalList, PortalRow, portalRows } from './portal-list.tsx'
import styles from './rows.module.css'

/** What the reader still has to do, the most urgent first. */
export async function OpenTasks() {
  const say = await words()
  const { tasks } = await api()
  const filter = { status: [...openTaskStatuses] }
  const [{ items }, { total }] = await Promise.all([
    tasks.list({ filter, sort: 'dueDate', limit: portalRows }),
    tasks.count({ filter }),
  ])
  return (
    <PortalList
      title={say('home.openTasks')}
      total={total}
      href={portalHref('tasks', openTaskStatuses)}
      nothing={say('home.noTasks')}
    >
      {items.map(({ id, title, status, dueDate }) => (
        <PortalRow
          key={id}
          href={recordHref('tasks', id)}
          name={title}
          detail={<StatusDot value={status} label={say(`options.status.${status}`)} />}
        >
          {dueDate && (
            <span className={styles.dim}>
              <Day day={dueDate} />
            </span>
          )}
        </PortalRow>
      ))}
    </PortalList>
  )
}
