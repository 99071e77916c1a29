'use client'

import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Board } from '../../../_board/board.tsx'
import type { BoardColumn, Source } from '../../../_board/source.ts'
import { ViewSwitch } from '../../../_board/view-switch.tsx'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { newHref } from '../../../_records/hrefs.ts'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useCreateKey } from '../../../_records/use-create-key.ts'
import type { View } from '../../../_records/view.ts'
import { useTRPC, useTRPCClient } from '../../../_trpc/client.tsx'
import { HeaderSelect } from '../../../_ui/header-select.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import { MainSum, OtherSums } from '../../../_ui/sums.tsx'
import { useLostReason } from './lost-reason.tsx'
import { NoPipeline } from './no-pipeline.tsx'

const doneColours: Record<string, string> = { won: 'var(--good)', lost: 'var(--bad)' }

/** The deals of a pipeline by stage, sums in the company's currency first; a deal is won or lost by moving it to the end. */
export function DealsBoard({ view, currency }: { view: View; currency: string }) {
  const t = useTranslations()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const mayCreate = useCreateKey('deals')
  const reason = useLostReason(view)
  const [chosen, setChosen] = useQueryState('pipeline', parseAsString)
  const board = useQuery(
    trpc.deals.board.queryOptions(chosen ? { pipelineId: chosen } : {}, {
      placeholderData: keepPreviousData,
    }),
  )
  const pipelines = useQuery(trpc.pipelines.list.queryOptions({ limit: 100 }))
  const pipelineId = board.data?.pipelineId ?? undefined

  const columns = useMemo(
    () =>
      board.data?.columns.map(
        ({ column, name, colour, total, sums }): BoardColumn => ({
          id: column,
          name: name ?? t(column === 'won' ? 'board.won' : 'board.lost'),
          colour: doneColours[column] ?? `var(--mantine-color-${colour}-6)`,
          total,
          sums: sums.length > 0 && (
            <>
              <MainSum sums={sums} main={currency} />
              <OtherSums sums={sums} main={currency} />
            </>
          ),
        }),
      ) ?? [],
    [board.data, currency, t],
  )
  const source = useMemo(
    (): Source<{ lostReason?: string }> => ({
      key: [...trpc.deals.cards.pathKey(), { pipelineId }],
      cards: (column, cursor) =>
        pipelineId
          ? client.deals.cards.query({ pipelineId, column, cursor })
          : Promise.resolve({ items: [], nextCursor: null }),
      move: (move, extra) => client.deals.move.mutate({ ...move, ...extra }),
      ask: async (card, column) => (column === 'lost' ? reason.ask(card) : {}),
    }),
    [trpc, client, pipelineId, reason.ask],
  )
  const choices = pipelines.data?.items ?? []
  return (
    <>
      <PageHeader
        title={t('deals.title')}
        wide={choices.length > 1}
        actions={
          <>
            {pipelineId && (
              <HeaderSelect
                label={t('board.pipeline')}
                choices={choices}
                value={pipelineId}
                onChange={setChosen}
              />
            )}
            <ViewSwitch of="deals" at="board" />
            {mayCreate && (
              <LinkButton href={newHref('deals')} leftSection={<IconPlus size={16} aria-hidden />}>
                {t('deals.new')}
              </LinkButton>
            )}
          </>
        }
      />
      {board.isError && !board.data ? (
        <ListFailed error={board.error} onRetry={() => board.refetch()} />
      ) : board.data?.pipelineId === null ? (
        <NoPipeline />
      ) : (
        <Board key={pipelineId} view={view} columns={columns} source={source} />
      )}
      {reason.dialog}
    </>
  )
}
