import { openProjectStatuses } from '#domain/projects.ts'
import { words } from '../_messages/words.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Day } from '../_ui/day.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import { portalHref } from './list-hrefs.ts'
import { PortalList, PortalRow, portalRows } from './portal-list.tsx'
import styles from './rows.module.css'

/** What is being done for the reader, the nearest deadline first. */
export async function OpenProjects() {
  const say = await words()
  const { projects } = await api()
  const filter = { status: [...openProjectStatuses] }
  const [{ items }, { total }] = await Promise.all([
    projects.list({ filter, sort: 'deadline', limit: portalRows }),
    projects.count({ filter }),
  ])
  return (
    <PortalList
      title={say('home.openProjects')}
      total={total}
      href={portalHref('projects', openProjectStatuses)}
      nothing={say('home.noProjects')}
    >
      {items.map(({ id, name, status, completionPercentage, deadline }) => (
        <PortalRow
          key={id}
          href={recordHref('projects', id)}
          name={name}
          detail={
            <>
              <StatusDot value={status} label={say(`options.status.${status}`)} />
              {deadline && (
                <>
                  {' · '}
                  {say.rich('home.until', { day: () => <Day day={deadline} /> })}
                </>
              )}
            </>
          }
        >
          <span className={styles.progress}>
            <span className={styles.number}>
              {say('home.percent', { share: completionPercentage / 100 })}
            </span>
            <i aria-hidden="true">
              <i style={{ width: `${completionPercentage}%` }} />
            </i>
          </span>
        </PortalRow>
      ))}
    </PortalList>
  )
}
