import { say } from '../../../_messages/catalogue.ts'
import { admit } from '../../../_records/admit.ts'
import { Hydrate, prefetch, trpc } from '../../../_trpc/server.tsx'
import { Forecast } from './forecast.tsx'

export const metadata = { title: `${say('deals.title')} · ${say('board.forecastTitle')}` }

export default async function ForecastPage() {
  await admit('deals', 'read')
  await prefetch(trpc.deals.forecast.queryOptions({}))
  return (
    <Hydrate>
      <Forecast />
    </Hydrate>
  )
}
