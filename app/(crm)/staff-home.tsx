import { IconPlus } from '@tabler/icons-react'
import type { Route } from 'next'
import { clientStatuses } from '#domain/clients.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { say } from '../_messages/catalogue.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Initials } from '../_ui/initials.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { Moment } from '../_ui/moment.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { Count } from './count.tsx'
import styles from './home.module.css'

/** The start page until there is a dashboard: what is there now, counted, and the way to it. */
export async function StaffHome({ person }: { person: { fullName: string } }) {
  const { clients } = await api()
  const [all, recent, ...byStatus] = await Promise.all([
    clients.count({}),
    clients.list({ sort: '-createdAt', limit: 6 }),
    ...clientStatuses.map((status) => clients.count({ filter: { status: [status] } })),
  ])
  const add = (
    <LinkButton href="/clients/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {say('home.add')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={say('home.hello', { name: person.fullName.split(' ')[0] ?? person.fullName })}
        actions={add}
      />
      {all.total === 0 ? (
        <div className={styles.first}>
          <h2>{say('home.emptyTitle')}</h2>
          <p>{say('home.emptyText')}</p>
          {add}
        </div>
      ) : (
        <div className={styles.home}>
          <ul className={styles.counts} aria-label={say('home.clients')}>
            <Count href="/clients" label={say('home.clients')} {...all} />
            {clientStatuses.map((status, at) => {
              const count = byStatus[at]
              // A path of the list with a query: typed routes know paths only.
              return (
                count && (
                  <Count
                    key={status}
                    href={`/clients?status=${status}` as Route}
                    label={say(`home.${status}`)}
                    {...count}
                  />
                )
              )
            })}
          </ul>
          <section>
            <div className={styles.head}>
              <h2>{say('home.recent')}</h2>
              <PageLink href="/clients">{say('home.all')}</PageLink>
            </div>
            <ul className={styles.recent}>
              {recent.items.map((client) => (
                <li key={client.id}>
                  <PageLink href={recordHref('clients', client.id)}>
                    <Initials name={client.fullName} size={28} />
                    <span className={styles.who}>
                      <b>{client.fullName}</b>
                      <span>{client.companyName ?? client.email}</span>
                    </span>
                    <span className={styles.when}>
                      <Moment at={client.createdAt} />
                    </span>
                  </PageLink>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </>
  )
}
