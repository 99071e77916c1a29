'use client'

import type { CSSProperties } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { PageLink } from '../_ui/page-link.tsx'
import { newClientsHref } from './list-hrefs.ts'
import styles from './week-bars.module.css'

type Week = { day: string; from: string; before: string; total: number }

/** A table laid out as columns: a week each, as high as many clients came. */
export function WeekBars({ weeks }: { weeks: readonly Week[] }) {
  const t = useTranslations('dashboard')
  const format = useFormatter()
  const most = Math.max(1, ...weeks.map(({ total }) => total))
  // A day of the calendar is the same in every time zone.
  const named = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('week')}</th>
          <th scope="col">{t('newClients')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ day, from, before, total }) => (
          <tr key={day}>
            <th scope="row">{named(day)}</th>
            <td>
              <PageLink
                href={newClientsHref({ from, before })}
                title={t('weekOf', { day: named(day), total })}
              >
                <b>{format.number(total)}</b>
                {/* React's types know no variables. */}
                <i aria-hidden="true" style={{ '--share': total / most } as CSSProperties} />
              </PageLink>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
