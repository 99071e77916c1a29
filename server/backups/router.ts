import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { backupAnswer, backupName, backupsAnswer } from '#domain/backups.ts'
import { maxPageSize } from '#domain/list.ts'
import type { Actor, RequestFacts } from '../context.ts'
import { db } from '../database.ts'
import { env } from '../env.ts'
import { notFound, Problem } from '../errors.ts'
import { Download } from '../http/download.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { audit } from '../records/audit.ts'
import { onlyForward } from '../records/list-input.ts'
import { only, type Rest, router } from '../trpc.ts'
import { backupNames, pathOf, readBackup, removeBackup } from './store.ts'
import { backupWork, nextBackupAt } from './work.ts'

const admin = (method: Rest['method'], path: string, summary: string, rest: Partial<Rest> = {}) =>
  only(['admin'], { method, path: `/admin/backups${path}`, summary, ...rest })

const byName = z.strictObject({ name: backupName })
const pageInput = z.strictObject({
  cursor: backupName.nullish(),
  direction: onlyForward,
  limit: z.coerce
    .number()
    .pipe(z.int().min(1, { error: 'out_of_range' }).max(maxPageSize, { error: 'out_of_range' }))
    .default(25),
})

type Asking = { actor: Actor; request: RequestFacts }

const note = (asking: Asking, action: string, name: string) =>
  audit(db, asking, { action, changes: { backup: { before: null, after: name } } })

async function* bytesOf(name: string): AsyncGenerator<Uint8Array, void, void> {
  yield* createReadStream(/* turbopackIgnore: true */ pathOf(name))
}

/** Backups hold everything there is, password hashes too: they are for admins alone, and each download is audited. */
export const backupsRouter = router({
  list: admin('GET', '', 'List backups, the newest first, and whether each was proven', {
    answer: backupsAnswer,
  })
    .input(pageInput)
    .query(async ({ input: { cursor, limit } }) => {
      const names = await backupNames()
      const rest = cursor ? names.filter((name) => name < cursor) : names
      const page = rest.slice(0, limit)
      const items = (await Promise.all(page.map(readBackup))).filter((one) => one !== undefined)
      return {
        items,
        total: names.length,
        nextCursor: rest.length > limit ? (page.at(-1) ?? null) : null,
        ...(await backupWork()),
        schedule: {
          nextAt: await nextBackupAt(),
          daily: env.BACKUP_KEEP_DAILY,
          weekly: env.BACKUP_KEEP_WEEKLY,
          monthly: env.BACKUP_KEEP_MONTHLY,
          folder: env.BACKUP_DIR,
          encrypted: env.BACKUP_PASSPHRASE !== undefined,
        },
      }
    }),

  get: admin('GET', '/{name}', 'Read what is known of a backup', { answer: backupAnswer })
    .input(byName)
    .query(async ({ input: { name } }) => {
      const backup = await readBackup(name)
      if (!backup) throw notFound()
      return backup
    }),

  create: admin('POST', '', 'Make a backup now; false when one is already on its way', {
    answer: z.strictObject({ queued: z.boolean() }),
  }).mutation(({ ctx }) =>
    db.transaction(async (tx) => {
      const queued = await enqueue(tx, 'backups.make', { reason: 'asked' }, { uniqueKey: 'backups.make now' })
      if (queued) await audit(tx, ctx, { action: 'backups.create' })
      return { queued }
    }),
  ),

  download: admin('GET', '/{name}/download', 'Download a backup', { download: 'application/octet-stream' })
    .input(byName)
    .query(async ({ ctx, input: { name } }) => {
      const path = `/api/admin/backups/${name}/download`
      if (ctx.request.door !== 'download')
        throw new Problem('BAD_REQUEST', 'download_only', `Backups are files: GET ${path}.`)
      if (!(await readBackup(name))) throw notFound()
      await note(ctx, 'backups.download', name)
      return new Download(name, 'application/octet-stream', bytesOf(name))
    }),

  remove: admin('DELETE', '/{name}', 'Delete a backup for good', { status: 204 })
    .input(byName)
    .mutation(async ({ ctx, input: { name } }) => {
      if (!(await removeBackup(name))) throw notFound()
      await note(ctx, 'backups.remove', name)
    }),
})
