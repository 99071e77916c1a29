'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useFormatter, useTranslations } from 'use-intl'
import { ViewSwitch } from '../../../_board/view-switch.tsx'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { ListFailed, Said } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { mainFirst } from '../../../_ui/main-first.ts'
import { roomIcons } from '../../../_ui/room-icons.ts'
import { useAmount } from '../../../_ui/use-amount.ts'
import { PipelineSelect } from '../pipeline-select.tsx'
import styles from './forecast.module.css'

/** What open deals are likely to bring, the company's currency first: each month as a whole, and below it by stage. */
export function Forecast({ currency: main }: { currency: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const amount = useAmount()
  const trpc = useTRPC()
  const [pipelineId, setPipelineId] = useQueryState('pipeline', parseAsString)
  const answer = useQuery(
    trpc.deals.forecast.queryOptions(pipelineId ? { pipelineId } : {}, { placeholderData: keepPreviousData }),
  )
  const pipelines = useQuery(trpc.pipelines.list.queryOptions({ limit: 100 })).data?.items ?? []
  const Icon = roomIcons.deals
  const items = answer.data?.items ?? []
  const months = [...new Set(items.map(({ month }) => month))]
  const lines = months.flatMap((each) =>
    mainFirst(
      items.filter(({ month }) => month === each),
      main,
    ),
  )
  const monthOf = (month: string) => {
    if (month === 'overdue' || month === 'later' || month === 'none') return t(`board.${month}`)
    const first = new Date(`${month}-01T00:00:00Z`)
    return format.dateTime(first, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  }
  return (
    <>
      <PageHeader
        title={t('deals.title')}
        wide={pipelines.length > 1}
        actions={
          <>
            <PipelineSelect
              pipelines={pipelines}
              value={pipelineId ?? ''}
              all={t('board.allPipelines')}
              onChange={(id) => setPipelineId(id || null)}
            />
            <ViewSwitch of="deals" at="forecast" />
          </>
        }
      />
      {answer.isError && !answer.data && <ListFailed error={answer.error} onRetry={() => answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <Said
          icon={<Icon size={22} stroke={1.5} aria-hidden />}
          title={t('board.forecastEmpty')}
          text={t('board.forecastEmptyText')}
        />
      )}
      {items.length > 0 && (
        <div className={styles.page}>
          <table className={styles.table}>
            <caption className={styles.note}>{t('board.forecastNote')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('board.month')}</th>
                <th scope="col">{t('board.deals')}</th>
                <th scope="col">{t('board.value')}</th>
                <th scope="col">{t('board.weighted')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ month, stageId, stage, currency, total, value, weighted }) => (
                <tr key={`${month} ${currency} ${stageId}`} data-whole={stageId === null || undefined}>
                  <th scope="row">{stage ?? monthOf(month)}</th>
                  <td>{format.number(total)}</td>
                  <td>{amount.money(value, currency)}</td>
                  <td>{amount.money(weighted, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
