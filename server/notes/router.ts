import { z } from 'zod'
import { notes } from '#db/schema/notes.ts'
import { noteInput, noteText } from '#domain/notes.ts'
import { subject } from '#domain/subject.ts'
import { db } from '../database.ts'
import { archiveAttached, attach, changeAttached, restoreAttached } from '../records/attach.ts'
import { onSubject, pageInput, pageOfAttached, visibleAttached } from '../records/attached.ts'
import { answerOf } from '../records/fields.ts'
import { may, router } from '../trpc.ts'

const note = { name: 'notes', table: notes } as const
const answer = answerOf({ table: notes, input: noteInput })
const byId = z.strictObject({ id: z.uuid({ error: 'uuid' }) })
const version = z.coerce.number({ error: 'integer' }).pipe(z.int()).optional()

/** What staff write about a record, newest first. The Markdown comes back as it was typed: whoever shows it renders it. */
export const notesRouter = router({
  list: may('notes', 'read', {
    method: 'GET',
    path: '/crm/notes',
    summary: 'List the notes on a record, newest first',
    answer: z.strictObject({ items: z.array(answer), nextCursor: z.uuid().nullable() }),
  })
    .input(z.strictObject({ ...subject, ...pageInput }))
    .query(async ({ ctx, input }) =>
      pageOfAttached(note, ctx, await onSubject(note, ctx.actor, input), input),
    ),

  get: may('notes', 'read', { method: 'GET', path: '/crm/notes/{id}', summary: 'Read a note', answer })
    .input(byId)
    .query(({ ctx, input }) => visibleAttached(db, note, { ...ctx, ...input })),

  create: may('notes', 'create', {
    method: 'POST',
    path: '/crm/notes',
    summary: 'Write a note on a record',
    status: 201,
    answer,
  })
    .input(noteInput)
    .mutation(({ ctx, input }) => attach(note, ctx, input)),

  update: may('notes', 'update', {
    method: 'PATCH',
    path: '/crm/notes/{id}',
    summary: 'Change a note',
    answer,
  })
    .input(byId.extend({ text: noteText, version }))
    .mutation(({ ctx, input: { id, version, ...patch } }) =>
      changeAttached(note, ctx, { id, version, patch, action: 'update' }),
    ),

  archive: may('notes', 'archive', {
    method: 'DELETE',
    path: '/crm/notes/{id}',
    summary: 'Move a note to the trash',
    status: 204,
  })
    .input(byId.extend({ version }))
    .mutation(({ ctx, input }) => archiveAttached(note, ctx, input)),

  restore: may('notes', 'restore', {
    method: 'POST',
    path: '/crm/notes/{id}/restore',
    summary: 'Take a note out of the trash',
    answer,
  })
    .input(byId)
    .mutation(({ ctx, input }) => restoreAttached(note, ctx, input)),
})
