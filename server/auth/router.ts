import { z } from 'zod'
import {
  changePasswordInput,
  loginInput,
  profile,
  profileInput,
  registerInput,
  sessionSummary,
  setupInput,
} from '#domain/accounts.ts'
import { preferences, preferencesInput } from '#domain/preferences.ts'
import { anyone, router, signedIn } from '../trpc.ts'
import { version } from '../version.ts'
import { tokenAnswer } from './answer.ts'
import { changePassword } from './change-password.ts'
import { makeFirstAdmin, setupState } from './first-admin.ts'
import { login } from './login.ts'
import { logout, logoutEverywhere } from './logout.ts'
import { ownPreferences, updateOwnPreferences } from './own-preferences.ts'
import { ownProfile, updateOwnProfile } from './own-profile.ts'
import { ownSessions, revokeSession } from './own-sessions.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'

/** A program's refresh token. A browser's is in its cookie, and it sends nothing. */
const refreshTokenInput = z.strictObject({ refreshToken: z.string().max(4_096).optional() }).optional()

const setupAnswer = z.object({ needed: z.boolean(), codeRequired: z.boolean() })
const sessionsAnswer = z.object({ data: z.array(sessionSummary) })
const healthAnswer = z.object({
  status: z.literal('ok'),
  service: z.string(),
  version: z.string(),
  timestamp: z.iso.datetime(),
})

/**
 * TinyAuth, for both doors: a browser gets cookies and `{ user }`, a program gets tokens (see answer.ts). Those open to
 * `anyone` are the ways in, the way out, and what a page must know before somebody is in; all but the way out and the
 * two that only tell are limited.
 */
export const authRouter = router({
  register: anyone({
    method: 'POST',
    path: '/auth/register',
    summary: 'Register as a client',
    status: 201,
    answer: tokenAnswer,
  })
    .input(registerInput)
    .mutation(({ ctx, input }) => register(ctx, input)),

  login: anyone({
    method: 'POST',
    path: '/auth/login',
    summary: 'Sign in with an e-mail address or a username',
    answer: tokenAnswer,
  })
    .input(loginInput)
    .mutation(({ ctx, input }) => login(ctx, input)),

  refresh: anyone({
    method: 'POST',
    path: '/auth/refresh',
    summary: 'Change a refresh token for the next pair of tokens',
    answer: tokenAnswer,
  })
    .input(refreshTokenInput)
    .mutation(({ ctx, input }) => refresh(ctx, input?.refreshToken)),

  logout: anyone({ method: 'POST', path: '/auth/logout', summary: 'End this session', status: 204 })
    .input(refreshTokenInput)
    .mutation(({ ctx, input }) => logout(ctx, input?.refreshToken)),

  logoutEverywhere: signedIn({
    method: 'POST',
    path: '/auth/logout-everywhere',
    summary: 'End all of your sessions',
    status: 204,
  }).mutation(({ ctx }) => logoutEverywhere(ctx)),

  changePassword: signedIn({
    method: 'POST',
    path: '/auth/change-password',
    summary: 'Change your password; every other session ends',
    status: 204,
  })
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),

  profile: signedIn({ method: 'GET', path: '/auth/profile', summary: 'Who you are', answer: profile }).query(
    ({ ctx }) => ownProfile(ctx),
  ),

  updateProfile: signedIn({
    method: 'PATCH',
    path: '/auth/profile',
    summary: 'Change your own details',
    answer: profile,
  })
    .input(profileInput)
    .mutation(({ ctx, input }) => updateOwnProfile(ctx, input)),

  preferences: signedIn({
    method: 'GET',
    path: '/auth/preferences',
    summary: 'How you want the pages',
    answer: preferences,
  }).query(({ ctx }) => ownPreferences(ctx)),

  updatePreferences: signedIn({
    method: 'PATCH',
    path: '/auth/preferences',
    summary: 'Choose the language of the pages',
    answer: preferences,
  })
    .input(preferencesInput)
    .mutation(({ ctx, input }) => updateOwnPreferences(ctx, input)),

  sessions: signedIn({
    method: 'GET',
    path: '/auth/sessions',
    summary: 'Where you are signed in',
    answer: sessionsAnswer,
  }).query(({ ctx }) => ownSessions(ctx.actor)),

  revokeSession: signedIn({
    method: 'DELETE',
    path: '/auth/sessions/{id}',
    summary: 'End one of your sessions',
    status: 204,
  })
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeSession(ctx, input.id)),

  setupState: anyone({
    method: 'GET',
    path: '/auth/setup',
    summary: 'Whether the first admin is still to be made',
    answer: setupAnswer,
  }).query(({ ctx }) => setupState(ctx)),

  setup: anyone({
    method: 'POST',
    path: '/auth/setup',
    summary: 'Make the first admin',
    status: 201,
    answer: tokenAnswer,
  })
    .input(setupInput)
    .mutation(({ ctx, input }) => makeFirstAdmin(ctx, input)),

  health: anyone({
    method: 'GET',
    path: '/auth/health',
    summary: 'Whether the service is up',
    answer: healthAnswer,
  }).query(() => ({
    status: 'ok' as const,
    service: 'nexo-crm',
    version,
    timestamp: new Date().toISOString(),
  })),
})
