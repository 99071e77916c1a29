import { say } from '../_messages/catalogue.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Day } from '../_ui/day.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './home.module.css'

/** What is still to be done, the most urgent first; nothing at all when nothing is. */
export async function OpenTasks() {
  const { tasks } = await api()
  const { items } = await tasks.list({
    filter: { status: ['todo', 'in_progress', 'blocked'] },
    sort: 'dueDate',
    limit: 6,
  })
  if (items.length === 0) return null
  return (
    <section>
      <div className={styles.head}>
        <h2>{say('home.openTasks')}</h2>
        <PageLink href="/tasks">{say('home.allTasks')}</PageLink>
      </div>
      <ul className={styles.recent}>
        {items.map(({ id, title, status, dueDate }) => (
          <li key={id}>
            <PageLink href={recordHref('tasks', id)}>
              <span className={styles.who}>
                <b>{title}</b>
                <span>{say(`options.status.${status}`)}</span>
              </span>
              {dueDate && (
                <span className={styles.when}>
                  <Day day={dueDate} />
                </span>
              )}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
