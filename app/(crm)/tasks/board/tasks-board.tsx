'use client'

import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { taskStatuses } from '#domain/tasks.ts'
import { Board } from '../../../_board/board.tsx'
import type { BoardColumn, Source } from '../../../_board/source.ts'
import { ViewSwitch } from '../../../_board/view-switch.tsx'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { newHref } from '../../../_records/hrefs.ts'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useCreateKey } from '../../../_records/use-create-key.ts'
import type { View } from '../../../_records/view.ts'
import { useTRPC, useTRPCClient } from '../../../_trpc/client.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import { useAmount } from '../../../_ui/use-amount.ts'
import { useOptionLabel } from '../../../_ui/words.ts'

type Status = (typeof taskStatuses)[number]

const colours: Record<Status, string> = {
  todo: 'var(--quiet)',
  in_progress: 'var(--accent)',
  blocked: 'var(--warn)',
  completed: 'var(--good)',
  cancelled: 'var(--bad)',
}

/** The tasks by how far along they are. */
export function TasksBoard({ view }: { view: View }) {
  const t = useTranslations()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const amount = useAmount()
  const option = useOptionLabel()
  const mayCreate = useCreateKey('tasks')
  const board = useQuery(trpc.tasks.board.queryOptions({}))
  const columns = useMemo(
    () =>
      board.data?.columns.map(
        ({ column, total, hours }): BoardColumn => ({
          id: column,
          name: option('status', column),
          colour: colours[column],
          total,
          sums: hours !== '0.00' && t('board.hours', { hours: amount.decimal(hours) }),
        }),
      ) ?? [],
    [board.data, amount, option, t],
  )
  const source = useMemo(
    (): Source => ({
      key: trpc.tasks.cards.pathKey(),
      // The columns' ids are the statuses that the board answered.
      cards: (column, cursor) => client.tasks.cards.query({ column: column as Status, cursor }),
      move: (move) => client.tasks.move.mutate({ ...move, column: move.column as Status }),
    }),
    [trpc, client],
  )
  return (
    <>
      <PageHeader
        title={t('tasks.title')}
        actions={
          <>
            <ViewSwitch of="tasks" at="board" />
            {mayCreate && (
              <LinkButton href={newHref('tasks')} leftSection={<IconPlus size={16} aria-hidden />}>
                {t('tasks.new')}
              </LinkButton>
            )}
          </>
        }
      />
      {board.isError && !board.data ? (
        <ListFailed error={board.error} onRetry={() => board.refetch()} />
      ) : (
        <Board view={view} columns={columns} source={source} />
      )}
    </>
  )
}
