import {
  defaultViewInput,
  listColumnsInput,
  viewAnswer,
  viewId,
  viewInput,
  viewPatch,
  viewsAnswer,
  viewsOfInput,
} from '#domain/views.ts'
import { type Rest, router, signedIn } from '../trpc.ts'
import { listViews } from './read.ts'
import { changeView, createView, setDefaultView, setListColumns } from './write.ts'

const rest = (method: Rest['method'], path: string, summary: string, more: Partial<Rest> = {}): Rest => ({
  method,
  path: `/crm/views${path}`,
  summary,
  answer: viewAnswer,
  ...more,
})
const done = { status: 204, answer: undefined } as const

/** Saved views of lists: everyone's own, and those that staff share. Whose is whose is decided where the row is found. */
export const viewsRouter = router({
  list: signedIn(
    rest('GET', '', 'List the saved views of a list: yours, and those that are shared', {
      answer: viewsAnswer,
    }),
  )
    .input(viewsOfInput)
    .query(({ ctx, input }) => listViews(ctx, input)),

  create: signedIn(rest('POST', '', 'Save a view of a list', { status: 201 }))
    .input(viewInput)
    .mutation(({ ctx, input }) => createView(ctx, input)),

  update: signedIn(rest('PATCH', '/{id}', 'Rename, share or change a saved view'))
    .input(viewPatch)
    .mutation(({ ctx, input }) => changeView(ctx, input)),

  archive: signedIn(rest('DELETE', '/{id}', 'Move a saved view to the trash', done))
    .input(viewId)
    .mutation(async ({ ctx, input }) => {
      await changeView(ctx, { ...input, archivedAt: new Date().toISOString() }, { action: 'archive' })
    }),

  restore: signedIn(rest('POST', '/{id}/restore', 'Take a saved view out of the trash'))
    .input(viewId)
    .mutation(({ ctx, input }) =>
      changeView(ctx, { ...input, archivedAt: null }, { action: 'restore', trash: true }),
    ),

  setDefault: signedIn(rest('PUT', '/default', 'Choose the view that your list begins with, or none', done))
    .input(defaultViewInput)
    .mutation(({ ctx, input }) => setDefaultView(ctx, input)),

  setColumns: signedIn(rest('PUT', '/columns', 'Choose the columns of your plain list', done))
    .input(listColumnsInput)
    .mutation(({ ctx, input }) => setListColumns(ctx, input)),
})
