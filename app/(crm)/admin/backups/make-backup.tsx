'use client'

import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'

/** Asks for a backup; it is made in the background, whether or not this page stays open. */
export function MakeBackup({ running }: { running: boolean }) {
  const t = useTranslations('backups')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const tell = useTellProblem()
  const create = useMutation(
    trpc.backups.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.backups.list.infiniteQueryFilter()),
      onError: tell,
    }),
  )
  return (
    <Button onClick={() => create.mutate()} loading={create.isPending} disabled={running}>
      {t('make')}
    </Button>
  )
}
