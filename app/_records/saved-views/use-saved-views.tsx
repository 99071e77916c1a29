'use client'

import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { SavedView } from '#domain/views.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { useTellProblem } from '../../_ui/use-tell-problem.ts'
import type { ListControls } from '../list/use-list-state.ts'
import { tellDone } from '../undo-toast.tsx'
import type { ReadyView, View } from '../view.ts'
import { fromSaved, isAsSaved, toSaved } from './saved-state.ts'

type Named = Pick<SavedView, 'name' | 'shared'>
type Changes = Partial<Pick<SavedView, 'name' | 'shared' | 'state'>>

/** What stands for the list as it is, where a view would come by itself. */
const plain = 'all'

/** The saved views of a list, and what one can do with them; each change is told with a way back. */
export const useSavedViews = (view: View, controls: ListControls) => {
  const t = useTranslations('views')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const tellProblem = useTellProblem()
  const { shown, apply } = controls
  const list = trpc.views.list.queryOptions({ of: view.of })
  const answer = useQuery(list)
  const creating = useMutation(trpc.views.create.mutationOptions())
  const updating = useMutation(trpc.views.update.mutationOptions())
  const archiving = useMutation(trpc.views.archive.mutationOptions())
  const restoring = useMutation(trpc.views.restore.mutationOptions())
  const choosing = useMutation(trpc.views.setDefault.mutationOptions())
  const remembering = useMutation(trpc.views.setColumns.mutationOptions())

  const items = answer.data?.items ?? []
  const defaultId = answer.data?.defaultId ?? null
  const remembered = answer.data?.columns ?? []
  const active = items.find(({ id }) => id === shown.view)
  const ready = view.ready.find(({ id }) => id === shown.view)
  // A plain list has the person's own columns; a view has those that it says.
  const columns = shown.columns.length > 0 || active ? shown.columns : remembered
  const now = toSaved(view, { ...shown, columns })

  const refresh = () => queries.invalidateQueries({ queryKey: trpc.views.pathKey() })
  const tell = (id: string, text: string, undo: () => Promise<unknown>) =>
    tellDone(`view-${id}`, text, () => undo().then(refresh).catch(tellProblem))

  const choose = (id: string | null) => choosing.mutateAsync({ of: view.of, id }).then(refresh)

  return {
    items,
    defaultId,
    active,
    /** One of those that came with the product: nobody changes it, and its columns are those of the plain list. */
    ready,
    changed: active
      ? !isAsSaved(view, shown, active.state)
      : ready !== undefined && !isAsSaved(view, { ...shown, columns: [] }, ready.state),
    columns,
    open: (one: ReadyView | SavedView | undefined) =>
      apply(fromSaved(view, one?.state ?? {}, one?.id ?? (defaultId || view.begins ? plain : ''))),
    /** Throws what the server refuses, for the dialog to say. */
    create: async ({ name, shared, first }: Named & { first: boolean }) => {
      const saved = await creating.mutateAsync({ of: view.of, name, shared, state: now })
      if (first) await choose(saved.id)
      await refresh()
      apply(fromSaved(view, saved.state, saved.id))
      notifications.show({ message: t('saved', { name }) })
    },
    /** Throws what the server refuses, for the dialog to say. */
    rename: async (saved: SavedView, named: Named) => {
      const { id, version } = saved
      const after = await updating.mutateAsync({ id, version, ...named })
      await refresh()
      const { name, shared } = saved
      tell(id, t('changed', { name: after.name }), () =>
        updating.mutateAsync({ id, version: after.version, name, shared }),
      )
    },
    update: async ({ id, version, state: before }: SavedView) => {
      try {
        const changes: Changes = { state: now }
        const after = await updating.mutateAsync({ id, version, ...changes })
        await refresh()
        tell(id, t('changed', { name: after.name }), () =>
          updating.mutateAsync({ id, version: after.version, state: before }),
        )
      } catch (error) {
        tellProblem(error)
      }
    },
    remove: async ({ id, name }: SavedView) => {
      try {
        await archiving.mutateAsync({ id })
        await refresh()
        tell(id, t('removed', { name }), () => restoring.mutateAsync({ id }))
      } catch (error) {
        tellProblem(error)
      }
    },
    setDefault: (id: string | null) => choose(id).catch(tellProblem),
    /** Shows these columns from now on; in a plain list they are what the person finds next time, too. */
    chooseColumns: (names: string[] | null) => {
      controls.showColumns(names ?? [])
      if (active) return
      queries.setQueryData(list.queryKey, (old) => old && { ...old, columns: names })
      remembering.mutateAsync({ of: view.of, columns: names }).catch(tellProblem)
    },
  }
}

export type SavedViews = ReturnType<typeof useSavedViews>
