import { openOrderStatuses } from '#domain/orders.ts'
import { words } from '../_messages/words.ts'
import { recordHref } from '../_records/hrefs.ts'
import { api } from '../_trpc/server.tsx'
import { Amount } from '../_ui/amount.tsx'
import { Day } from '../_ui/day.tsx'
import { StatusDot } from '../_ui/status-dot.tsx'
import { portalHref } from './list-hrefs.ts'
import { PortalList, PortalRow, portalRows } from './portal-list.tsx'
import styles from './rows.module.css'

/** Orders on their way, the newest first. Amounts of orders carry no currency anywhere. */
export async function OpenOrders() {
  const say = await words()
  const { orders } = await api()
  const filter = { status: [...openOrderStatuses] }
  const [{ items }, { total }] = await Promise.all([
    orders.list({ filter, sort: '-createdAt', limit: portalRows }),
    orders.count({ filter }),
  ])
  return (
    <PortalList
      title={say('home.openOrders')}
      total={total}
      href={portalHref('orders', openOrderStatuses)}
      nothing={say('home.noOrders')}
    >
      {items.map(({ id, orderNumber, status, deliveryDate, total: sum }) => (
        <PortalRow
          key={id}
          href={recordHref('orders', id)}
          name={orderNumber}
          detail={
            <>
              <StatusDot value={status} label={say(`options.status.${status}`)} />
              {deliveryDate && (
                <>
                  {' · '}
                  {say.rich('home.delivery', { day: () => <Day day={deliveryDate} /> })}
                </>
              )}
            </>
          }
        >
          <span className={styles.number}>
            <Amount value={sum ?? '0.00'} />
          </span>
        </PortalRow>
      ))}
    </PortalList>
  )
}
