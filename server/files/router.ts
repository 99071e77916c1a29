import { and } from 'drizzle-orm'
import { z } from 'zod'
import { files } from '#db/schema/files.ts'
import { fileInput, renameInput } from '#domain/files.ts'
import { searchText } from '#domain/list.ts'
import { subject } from '#domain/subject.ts'
import { db } from '../database.ts'
import { archiveAttached, changeAttached, restoreAttached } from '../records/attach.ts'
import { onSubject, pageInput, pageOfAttached, visibleAttached } from '../records/attached.ts'
import { answerOf } from '../records/fields.ts'
import { matches } from '../records/search.ts'
import { onVisibleSubject } from '../records/subject.ts'
import { may, router } from '../trpc.ts'

export const file = { name: 'files', table: files } as const
const answer = answerOf({ table: files, input: fileInput })
const answers = z.strictObject({ items: z.array(answer), nextCursor: z.uuid().nullable() })
const byId = z.strictObject({ id: z.uuid({ error: 'uuid' }) })
const version = z.coerce.number({ error: 'integer' }).pipe(z.int()).optional()

/** What is known of files. Their content comes and goes by upload-door.ts and download-door.ts. */
export const filesRouter = router({
  list: may('files', 'read', {
    method: 'GET',
    path: '/crm/files',
    summary: 'List the files on a record, newest first',
    answer: answers,
  })
    .input(z.strictObject({ ...subject, ...pageInput }))
    .query(async ({ ctx, input }) =>
      pageOfAttached(file, ctx, await onSubject(file, ctx.actor, input), input),
    ),

  all: may('files', 'read', {
    method: 'GET',
    path: '/crm/files/all',
    summary: 'List the files on every record that you may read, newest first',
    answer: answers,
  })
    .input(z.strictObject({ search: searchText.optional(), ...pageInput }))
    .query(({ ctx, input }) => {
      const named = input.search ? matches(files, input.search) : undefined
      return pageOfAttached(file, ctx, and(onVisibleSubject(files, ctx.actor), named), input)
    }),

  get: may('files', 'read', {
    method: 'GET',
    path: '/crm/files/{id}',
    summary: 'Read what is known of a file; GET /api/files/{id} is its content',
    answer,
  })
    .input(byId)
    .query(({ ctx, input }) => visibleAttached(db, file, { ...ctx, ...input })),

  rename: may('files', 'update', {
    method: 'PATCH',
    path: '/crm/files/{id}',
    summary: 'Rename a file',
    answer,
  })
    .input(byId.extend({ ...renameInput.shape, version }))
    .mutation(({ ctx, input: { id, version, ...patch } }) =>
      changeAttached(file, ctx, { id, version, patch, action: 'update' }),
    ),

  archive: may('files', 'archive', {
    method: 'DELETE',
    path: '/crm/files/{id}',
    summary: 'Move a file to the trash',
    status: 204,
  })
    .input(byId.extend({ version }))
    .mutation(({ ctx, input }) => archiveAttached(file, ctx, input)),

  restore: may('files', 'restore', {
    method: 'POST',
    path: '/crm/files/{id}/restore',
    summary: 'Take a file out of the trash',
    answer,
  })
    .input(byId)
    .mutation(({ ctx, input }) => restoreAttached(file, ctx, input)),
})
