'use client'

import type { inferOutput } from '@trpc/tanstack-react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { useTRPC } from '../../../_trpc/client.tsx'
import { useAmount } from '../../../_ui/use-amount.ts'
import { WorthBar } from '../../../_ui/worth-bar.tsx'
import styles from './forecast.module.css'

type Line = inferOutput<ReturnType<typeof useTRPC>['deals']['forecast']>['items'][number]

/** What should have been closed by now comes first. */
const overdueFirst = (lines: readonly Line[]) => [
  ...lines.filter(({ month }) => month === 'overdue'),
  ...lines.filter(({ month }) => month !== 'overdue'),
]

/** Each month as a whole, with a bar of what its deals are worth, filled as far as they are likely to bring it; below it by stage. */
export function ForecastTable({ items }: { items: readonly Line[] }) {
  const t = useTranslations('board')
  const format = useFormatter()
  const amount = useAmount()
  const most = Math.max(...items.filter(({ stageId }) => stageId === null).map(({ value }) => Number(value)))
  const monthOf = (month: string) => {
    if (month === 'overdue' || month === 'later' || month === 'none') return t(month)
    const first = new Date(`${month}-01T00:00:00Z`)
    return format.dateTime(first, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  }
  return (
    <div className={styles.page}>
      <table className={styles.table}>
        <caption className={styles.note}>{t('forecastNote')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <td className={styles.legend} aria-hidden="true">
              <span data-of="value">{t('value')}</span>
              <span data-of="weighted">{t('weighted')}</span>
            </td>
            <th scope="col">{t('deals')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('weighted')}</th>
          </tr>
        </thead>
        <tbody>
          {overdueFirst(items).map(({ month, stageId, stage, currency, total, value, weighted }) => (
            <tr key={`${month} ${stageId}`} data-whole={stageId === null || undefined} data-month={month}>
              <th scope="row">{stage ?? monthOf(month)}</th>
              <td className={styles.track} aria-hidden="true">
                {stageId === null && (
                  <WorthBar value={value} weighted={weighted} most={most} colour="var(--accent)" />
                )}
              </td>
              <td>{format.number(total)}</td>
              <td>{amount.money(value, currency)}</td>
              <td>{amount.money(weighted, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
