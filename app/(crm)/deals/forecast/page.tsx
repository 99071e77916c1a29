import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { companyCurrency } from '../../../_trpc/company-currency.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Forecast } from './forecast.tsx'

export const generateMetadata = titled('deals.title', 'board.forecastTitle')

export default async function ForecastPage() {
  await admit('deals', 'read')
  const [currency] = await Promise.all([companyCurrency(), prefetch(trpc.deals.forecast.queryOptions({}))])
  return (
    <Hydrate>
      <Forecast currency={currency} />
    </Hydrate>
  )
}
