import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Forecast } from './forecast.tsx'

export const generateMetadata = titled('deals.title', 'board.forecastTitle')

export default async function ForecastPage() {
  await admit('deals', 'read')
  await prefetch(trpc.deals.forecast.queryOptions({}))
  return (
    <Hydrate>
      <Forecast />
    </Hydrate>
  )
}
