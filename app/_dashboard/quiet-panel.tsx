import { words } from '../_messages/words.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Amount } from '../_ui/amount.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { Nothing, Panel } from './panel.tsx'
import styles from './rows.module.css'

const daysSince = (at: string) => Math.floor((Date.now() - Date.parse(at)) / 86_400_000)

/** Deals that nobody has done anything about for a while. */
export async function QuietPanel() {
  const say = await words()
  const { items, days } = await (await api()).dashboard.quietDeals()
  return (
    <Panel title={say('dashboard.quiet')} note={say('dashboard.quietNote', { days })}>
      {items.length === 0 ? (
        <Nothing>{say('dashboard.noneQuiet')}</Nothing>
      ) : (
        <ul className={styles.rows}>
          {items.map(({ id, title, clientName, stage, value, currency, quietSince }) => (
            <li key={id}>
              <PageLink href={recordHref('deals', id)} className={styles.row}>
                <span className={styles.who}>
                  <b>{title}</b>
                  <span>{[clientName, stage].filter(Boolean).join(' · ')}</span>
                </span>
                <span className={styles.side}>
                  {value && (
                    <span className={styles.number}>
                      <Amount value={value} currency={currency} />
                    </span>
                  )}
                  <span className={styles.dim}>
                    {say('dashboard.daysQuiet', { days: daysSince(quietSince) })}
                  </span>
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
