import { z } from 'zod'
import {
  linkInput,
  roleInput,
  statusInput,
  userAnswer,
  userId,
  userInput,
  userPatch,
  userWithPassword,
} from '#domain/users.ts'
import { only, type Rest, router } from '../trpc.ts'
import { changeUser } from './change-user.ts'
import { createUser } from './create-user.ts'
import { linkUser, unlinkUser } from './link.ts'
import { getUser, listUsers, userListInput } from './read.ts'
import { setRole } from './set-role.ts'
import { resetPassword, signOutEverywhere } from './sign-in.ts'

const admin = (method: Rest['method'], path: string, summary: string, rest: Partial<Rest> = {}) =>
  only(['admin'], { method, path: `/admin/users${path}`, summary, answer: userAnswer, ...rest })

const list = z.strictObject({ items: z.array(userAnswer), nextCursor: z.string().nullable() })
const done = { status: 204, answer: undefined } as const

/** Accounts, for admins alone. What changes one is audited, and its sessions know at once. */
export const usersRouter = router({
  list: admin('GET', '', 'List accounts: search, filter by role and status, sort', { answer: list })
    .input(userListInput)
    .query(({ input }) => listUsers(input)),

  get: admin('GET', '/{id}', 'Read an account')
    .input(userId)
    .query(({ input }) => getUser(input.id)),

  create: admin('POST', '', 'Create an account; without a password one is made up and answered once', {
    status: 201,
    answer: userWithPassword,
  })
    .input(userInput)
    .mutation(({ ctx, input }) => createUser(ctx, input)),

  update: admin('PATCH', '/{id}', 'Change name, e-mail, username or phone of an account')
    .input(userPatch)
    .mutation(({ ctx, input: { id, version, ...patch } }) =>
      changeUser(ctx, { id, version, patch, action: 'users.update' }),
    ),

  setRole: admin('PUT', '/{id}/role', 'Change the role; raised to staff, an account gets a new password', {
    answer: userWithPassword,
  })
    .input(roleInput)
    .mutation(({ ctx, input }) => setRole(ctx, input)),

  setStatus: admin('PUT', '/{id}/status', 'Suspend an account, which ends its sessions, or reactivate it')
    .input(statusInput)
    .mutation(({ ctx, input: { id, status } }) =>
      changeUser(ctx, {
        id,
        patch: { status },
        action: 'users.set_status',
        end: status === 'suspended' ? 'suspended' : undefined,
      }),
    ),

  resetPassword: admin('POST', '/{id}/reset-password', 'Make up a new password, answered once', {
    answer: userWithPassword,
  })
    .input(userId)
    .mutation(({ ctx, input }) => resetPassword(ctx, input.id)),

  signOutEverywhere: admin('POST', '/{id}/sign-out', 'End every session of an account', done)
    .input(userId)
    .mutation(({ ctx, input }) => signOutEverywhere(ctx, input.id)),

  link: admin('PUT', '/{id}/link', 'Link an account to the record that carries its login')
    .input(linkInput)
    .mutation(({ ctx, input }) => linkUser(ctx, input)),

  unlink: admin('DELETE', '/{id}/link', 'Undo the link of an account')
    .input(userId)
    .mutation(({ ctx, input }) => unlinkUser(ctx, input.id)),

  archive: admin('DELETE', '/{id}', 'Move an account to the trash; its sessions end', done)
    .input(userId)
    .mutation(async ({ ctx, input: { id } }) => {
      const patch = { archivedAt: new Date().toISOString() }
      await changeUser(ctx, { id, patch, action: 'users.archive', end: 'deleted' })
    }),

  restore: admin('POST', '/{id}/restore', 'Take an account out of the trash')
    .input(userId)
    .mutation(({ ctx, input: { id } }) =>
      changeUser(ctx, { id, patch: { archivedAt: null }, action: 'users.restore', trash: true }),
    ),
})
