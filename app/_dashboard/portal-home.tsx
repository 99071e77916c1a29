import { rolesFor } from '#domain/access.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { words } from '../_messages/words.ts'
import { api } from '../_trpc/server.tsx'
import { MyRecord } from './my-record.tsx'
import { OpenOrders } from './open-orders.tsx'
import { OpenProjects } from './open-projects.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { Panel } from './panel.tsx'
import styles from './portal-home.module.css'
import { RecentFiles } from './recent-files.tsx'
import rows from './rows.module.css'
import { TodayIs } from './today-is.tsx'
import { Unlinked } from './unlinked.tsx'

type Person = { fullName: string; email: string; role: Role }

/** The start page of a client, supplier or professional: what is theirs, or what happens until something is. */
export async function PortalHome({ person }: { person: Person }) {
  const say = await words()
  const mine = await myRecords(person.role)
  if (mine.length === 0) return <Unlinked email={person.email} />
  const reads = (of: 'projects' | 'orders' | 'tasks' | 'files') =>
    !isStaff(person.role) && rolesFor(of, 'read').includes(person.role)
  return (
    <>
      <PageHeader
        title={say('home.hello', { name: person.fullName.split(' ')[0] ?? person.fullName })}
        count={<TodayIs />}
      />
      <div className={styles.home}>
        <div className={styles.column}>
          {reads('tasks') && <OpenTasks />}
          {reads('orders') && <OpenOrders />}
        </div>
        <div className={styles.column}>
          {reads('projects') && <OpenProjects />}
          {reads('files') && <RecentFiles />}
          <Panel title={say('home.mine')}>
            <ul className={rows.rows}>
              {mine.map((row) => (
                <MyRecord key={row.id} {...row} />
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  )
}

/** The records that carry this person's login; the server answers with no others. */
const myRecords = async (role: Role) => {
  const { clients, suppliers, professionals } = await api()
  if (role === 'client')
    return (await clients.list({ limit: 5 })).items.map(({ id, fullName, companyName, email }) => ({
      of: 'clients' as const,
      id,
      name: fullName,
      detail: companyName ?? email,
    }))
  if (role === 'supplier')
    return (await suppliers.list({ limit: 5 })).items.map(({ id, companyName, category, email }) => ({
      of: 'suppliers' as const,
      id,
      name: companyName,
      detail: category ?? email,
    }))
  return (await professionals.list({ limit: 5 })).items.map(({ id, fullName, specialty, email }) => ({
    of: 'professionals' as const,
    id,
    name: fullName,
    detail: specialty ?? email,
  }))
}
