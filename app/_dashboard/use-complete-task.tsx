'use client'

import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { UndoToast } from '../_records/undo-toast.tsx'
import { useRefreshRoom } from '../_records/use-refresh-room.ts'
import { useTRPC } from '../_trpc/client.tsx'
import { useProblem } from '../_ui/words.ts'
import type { MyTask } from './use-my-tasks.ts'

/** Ticks a task off: gone from view at once, back with a reason when the server refuses, and undone from the toast. */
export const useCompleteTask = () => {
  const t = useTranslations('dashboard')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const refreshTasks = useRefreshRoom('tasks')
  const update = useMutation(trpc.tasks.update.mutationOptions())
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const refresh = () =>
    Promise.all([refreshTasks(), queries.invalidateQueries({ queryKey: trpc.dashboard.pathKey() })])
  const show = (id: string) => setLeaving((ids) => new Set([...ids].filter((one) => one !== id)))

  const change = async (id: string, version: number, status: MyTask['status']) => {
    try {
      return await update.mutateAsync({ id, version, status })
    } catch (error) {
      notifications.show({ message: problem(error), color: 'red' })
      return undefined
    }
  }

  const complete = async (task: MyTask) => {
    setLeaving((ids) => new Set(ids).add(task.id))
    const done = await change(task.id, task.version, 'completed')
    const id = `completed-${task.id}`
    const undo = async () => {
      notifications.hide(id)
      if (done) await change(task.id, done.version, task.status)
      await refresh()
    }
    if (done)
      notifications.show({
        id,
        autoClose: 8_000,
        message: <UndoToast text={t('completed', { title: task.title })} onUndo={() => void undo()} />,
      })
    await refresh()
    show(task.id)
  }

  return { complete, leaving }
}
