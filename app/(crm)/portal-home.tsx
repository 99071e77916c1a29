import { PageHeader } from '../_frame/page-header.tsx'
import { say } from '../_messages/catalogue.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Initials } from '../_ui/initials.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './home.module.css'

/** The start page of a client, supplier or professional: what is theirs, or what happens until something is. */
export async function PortalHome({ person }: { person: { fullName: string; email: string } }) {
  const { clients } = await api()
  const { items } = await clients.list({ limit: 5 })
  if (items.length === 0) return <Unlinked email={person.email} />
  return (
    <>
      <PageHeader title={say('home.linkedTitle')} />
      <div className={styles.home}>
        <p className={styles.text}>{say('home.linkedText')}</p>
        <ul className={styles.recent}>
          {items.map((client) => (
            <li key={client.id}>
              <PageLink href={recordHref('clients', client.id)}>
                <Initials name={client.fullName} size={28} />
                <span className={styles.who}>
                  <b>{client.fullName}</b>
                  <span>{client.companyName ?? client.email}</span>
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
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
