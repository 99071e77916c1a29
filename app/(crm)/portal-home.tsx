import { rolesFor } from '#domain/access.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { say } from '../_messages/catalogue.ts'
import { api } from '../_trpc/server.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { Count } from './count.tsx'
import styles from './home.module.css'
import { MyRecord } from './my-record.tsx'
import { OpenTasks } from './open-tasks.tsx'

type Person = { fullName: string; email: string; role: Role }

/** The start page of a client, supplier or professional: what is theirs, or what happens until something is. */
export async function PortalHome({ person }: { person: Person }) {
  const mine = await myRecords(person.role)
  if (mine.length === 0) return <Unlinked email={person.email} />
  const counts = await countShared(person.role)
  return (
    <>
      <PageHeader title={say('home.hello', { name: person.fullName.split(' ')[0] ?? person.fullName })} />
      <div className={styles.home}>
        <ul className={styles.counts} aria-label={say('home.linkedTitle')}>
          {counts.map(({ of, total, exact }) => (
            <Count key={of} href={`/${of}`} label={say(`${of}.title`)} total={total} exact={exact} />
          ))}
        </ul>
        <section>
          <div className={styles.head}>
            <h2>{say('home.mine')}</h2>
          </div>
          <ul className={styles.recent}>
            {mine.map((row) => (
              <MyRecord key={row.id} {...row} />
            ))}
          </ul>
        </section>
        <OpenTasks />
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

const shared = ['projects', 'tasks', 'orders'] as const

const countShared = async (role: Role) => {
  const caller = await api()
  const readable = shared.filter((of) => !isStaff(role) && rolesFor(of, 'read').includes(role))
  return Promise.all(readable.map(async (of) => ({ of, ...(await caller[of].count({})) })))
}

const Unlinked = ({ email }: { email: string }) => (
  <>
    <PageHeader title={say('home.title')} />
    <div className={styles.first}>
      <h2>{say('home.portalTitle')}</h2>
      <p>{say('home.portalText', { email })}</p>
      <h3>{say('home.portalNext')}</h3>
      <ol>
        <li>{say('home.portalStep1')}</li>
        <li>{say('home.portalStep2')}</li>
        <li>{say('home.portalStep3')}</li>
      </ol>
      <LinkButton href="/settings" variant="default">
        {say('home.portalProfile')}
      </LinkButton>
    </div>
  </>
)
