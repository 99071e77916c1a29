import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { companyCurrency } from '../../../_trpc/company-currency.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Forecast } from './forecast.tsx'

export const generateMetadata = titled('deals.title', 'board.forecastTitle')

type Props = { searchParams: Promise<{ pipeline?: string }> }

export default async function ForecastPage({ searchParams }: Props) {
  await admit('deals', 'read')
  const { pipeline } = await searchParams
  const [currency] = await Promise.all([
    companyCurrency(),
    prefetch(trpc.deals.forecast.queryOptions(pipeline ? { pipelineId: pipeline } : {})),
    prefetch(trpc.pipelines.list.queryOptions({ limit: 100 })),
  ])
  return (
    <Hydrate>
      <Forecast currency={currency} />
    </Hydrate>
  )
}
