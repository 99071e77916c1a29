import { loadCards } from '../../../_board/load-cards.ts'
import { titled } from '../../../_messages/words.ts'
import { admit } from '../../../_records/admit.ts'
import { companyCurrency } from '../../../_trpc/company-currency.ts'
import { api, Hydrate, load, prefetch, trpc } from '../../../_trpc/server.tsx'
import { dealView } from '../view.ts'
import { DealsBoard } from './deals-board.tsx'

export const generateMetadata = titled('deals.title', 'board.board')

/** A pipeline's columns, their first cards, and the names on these. What fails is asked again by the browser. */
const loadBoard = async (chosen: string | undefined) => {
  const asked = trpc.deals.board.queryOptions(chosen ? { pipelineId: chosen } : {})
  const { pipelineId, columns } = await load(asked)
  if (!pipelineId) return
  const { deals } = await api()
  const key = [...trpc.deals.cards.pathKey(), { pipelineId }]
  const ids = columns.map(({ column }) => column)
  await loadCards(dealView, ids, key, (column) => deals.cards({ pipelineId, column }))
}

type Props = { searchParams: Promise<{ pipeline?: string }> }

export default async function DealsBoardPage({ searchParams }: Props) {
  await admit('deals', 'read')
  const { pipeline } = await searchParams
  const [currency] = await Promise.all([
    companyCurrency(),
    loadBoard(pipeline).catch(() => undefined),
    prefetch(trpc.pipelines.list.queryOptions({ limit: 100 })),
  ])
  return (
    <Hydrate>
      <DealsBoard view={dealView} currency={currency} />
    </Hydrate>
  )
}
