'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { taskStatuses } from '#domain/tasks.ts'
import { useTRPC } from '../_trpc/client.tsx'
import { useTellProblem } from '../_ui/use-tell-problem.ts'
import { tellDone } from './undo-toast.tsx'
import { useRefreshRoom } from './use-refresh-room.ts'

type Status = (typeof taskStatuses)[number]
type Task = { id: string; version: number; title: string; status: Status }

/** Ticks a task off: `leaving` from view at once, back with a reason when the server refuses, and undone from the toast. */
export const useCompleteTask = () => {
  const t = useTranslations('dashboard')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const tell = useTellProblem()
  const refreshTasks = useRefreshRoom('tasks')
  const update = useMutation(trpc.tasks.update.mutationOptions())
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const refresh = () =>
    Promise.all([refreshTasks(), queries.invalidateQueries({ queryKey: trpc.dashboard.pathKey() })])
  const show = (id: string) => setLeaving((ids) => new Set([...ids].filter((one) => one !== id)))

  const change = async (id: string, version: number, status: Status) => {
    try {
      return await update.mutateAsync({ id, version, status })
    } catch (error) {
      tell(error)
      return undefined
    }
  }

  const complete = async (task: Task) => {
    setLeaving((ids) => new Set(ids).add(task.id))
    const done = await change(task.id, task.version, 'completed')
    if (done)
      tellDone(`completed-${task.id}`, t('completed', { title: task.title }), async () => {
        await change(task.id, done.version, task.status)
        await refresh()
      })
    await refresh()
    show(task.id)
  }

  const reopen = async ({ id, version }: Task) => {
    await change(id, version, 'todo')
    await refresh()
  }

  return { complete, reopen, leaving }
}
