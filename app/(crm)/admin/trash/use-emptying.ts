'use client'

import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { entities } from '#domain/entities.ts'
import type { RoomProcedures } from '../../../_records/rooms.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { readProblem } from '../../../_trpc/problem.ts'
import { useProblem } from '../../../_ui/words.ts'
import type { Thrown } from './trash-row.tsx'

/** Which kind of record keeps one from being deleted, and the sentence about it. */
const useRefusal = () => {
  const t = useTranslations()
  const problem = useProblem()
  return (error: unknown) => {
    const { reason, errors } = readProblem(error)
    const by = entities.find((one) => one === errors[0]?.path)
    return reason === 'in_use' && by ? t('admin.inUse', { kind: t(`${by}.title`) }) : problem(error)
  }
}

/** Restores what lies in the trash, or deletes it for good; everything that showed it asks again. */
export const useEmptying = (onSettled: () => void) => {
  const t = useTranslations()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const refusal = useRefusal()
  const [chosen, choose] = useState<Thrown | null>(null)
  // TypeScript cannot see through a union of rooms that each answers alike.
  const room = trpc[chosen?.type ?? 'clients'] as RoomProcedures
  const purging = useMutation(room.purge.mutationOptions({ onSettled }))
  const restoring = useMutation({
    mutationFn: async ({ type, id }: Thrown) => {
      const options = (trpc[type] as RoomProcedures).restore.mutationOptions()
      return queries.getMutationCache().build(queries, options).execute({ id })
    },
  })
  const after = async (message: string) => {
    notifications.show({ message })
    await queries.invalidateQueries()
  }
  const failed = purging.error ?? restoring.error
  return {
    chosen,
    choose,
    pending: purging.isPending,
    refused: failed ? refusal(failed) : undefined,
    restore: (row: Thrown) => {
      purging.reset()
      restoring.mutate(row, { onSuccess: () => after(t('record.restored', { name: row.title })) })
    },
    purge: () => {
      if (!chosen) return
      restoring.reset()
      purging.mutate({ id: chosen.id }, { onSuccess: () => after(t('admin.purged', { name: chosen.title })) })
    },
  }
}
