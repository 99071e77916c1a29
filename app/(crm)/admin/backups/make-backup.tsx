'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useProblem } from '../../../_ui/words.ts'

/** Asks for a backup; it is made in the background, whether or not this page stays open. */
export function MakeBackup({ running }: { running: boolean }) {
  const t = useTranslations('backups')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const create = useMutation(
    trpc.backups.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.backups.list.infiniteQueryFilter()),
      onError: (error) => notifications.show({ message: problem(error), color: 'red' }),
    }),
  )
  return (
    <Button onClick={() => create.mutate()} loading={create.isPending} disabled={running}>
      {t('make')}
    </Button>
  )
}
