'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { ViewSwitch } from '../../../_board/view-switch.tsx'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { ListFailed, Said } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { HeaderSelect } from '../../../_ui/header-select.tsx'
import { mainFirst } from '../../../_ui/main-first.ts'
import { roomIcons } from '../../../_ui/room-icons.ts'
import { ForecastTable } from './forecast-table.tsx'

/** What open deals are likely to bring, in one currency: the company's own, until another is chosen. */
export function Forecast({ currency: main }: { currency: string }) {
  const t = useTranslations()
  const trpc = useTRPC()
  const [pipelineId, setPipelineId] = useQueryState('pipeline', parseAsString)
  const [chosen, setChosen] = useQueryState('currency', parseAsString)
  const answer = useQuery(
    trpc.deals.forecast.queryOptions(pipelineId ? { pipelineId } : {}, { placeholderData: keepPreviousData }),
  )
  const pipelines = useQuery(trpc.pipelines.list.queryOptions({ limit: 100 })).data?.items ?? []
  const Icon = roomIcons.deals
  const items = answer.data?.items ?? []
  const currencies = [...new Set(mainFirst(items, main).map(({ currency }) => currency))]
  const shown = currencies.find((currency) => currency === chosen) ?? currencies[0]
  return (
    <>
      <PageHeader
        title={t('deals.title')}
        wide={pipelines.length > 1 || currencies.length > 1}
        actions={
          <>
            <HeaderSelect
              label={t('fields.currency')}
              choices={currencies.map((currency) => ({ id: currency, name: currency }))}
              value={shown ?? main}
              onChange={setChosen}
            />
            <HeaderSelect
              label={t('board.pipeline')}
              choices={[{ id: '', name: t('board.allPipelines') }, ...pipelines]}
              value={pipelineId ?? ''}
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
      {shown && <ForecastTable items={items.filter(({ currency }) => currency === shown)} />}
    </>
  )
}
