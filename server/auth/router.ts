import { z } from 'zod'
import {
  changePasswordInput,
  loginInput,
  type Profile,
  profile,
  profileInput,
  registerInput,
  type SessionSummary,
  sessionSummary,
  setupInput,
} from '#domain/accounts.ts'
import { Problem } from '../errors.ts'
import { anyone, router, signedIn } from '../trpc.ts'

const notYet = () => new Problem('NOT_IMPLEMENTED', 'not_implemented', 'This is not built yet.')
type SignedInAnswer = { user: Profile } | { user: Profile; accessToken: string; refreshToken: string }

/** What REST answers to a sign-in. A browser gets `{ user }` and cookies instead, and never sees a token. */
const tokenPair = z.object({ accessToken: z.string(), refreshToken: z.string(), user: profile })
const refreshInput = z.strictObject({ refreshToken: z.string().max(4_096) }).optional()
const setupState = z.object({ needed: z.boolean(), codeRequired: z.boolean() })
const health = z.object({
  status: z.literal('ok'),
  service: z.string(),
  version: z.string(),
  timestamp: z.iso.datetime(),
})

export const authRouter = router({
  register: anyone({
    method: 'POST',
    path: '/auth/register',
    summary: 'Register as a client',
    status: 201,
    answer: tokenPair,
  })
    .input(registerInput)
    .mutation(async (): Promise<SignedInAnswer> => {
      throw notYet()
    }),
  login: anyone({
    method: 'POST',
    path: '/auth/login',
    summary: 'Sign in with an e-mail address or a username',
    answer: tokenPair,
  })
    .input(loginInput)
    .mutation(async (): Promise<SignedInAnswer> => {
      throw notYet()
    }),
  refresh: anyone({
    method: 'POST',
    path: '/auth/refresh',
    summary: 'Change a refresh token for the next pair',
    answer: tokenPair,
  })
    .input(refreshInput)
    .mutation(async (): Promise<SignedInAnswer> => {
      throw notYet()
    }),
  logout: anyone({ method: 'POST', path: '/auth/logout', summary: 'End this session', status: 204 })
    .input(refreshInput)
    .mutation(async (): Promise<void> => {
      throw notYet()
    }),
  logoutEverywhere: signedIn({
    method: 'POST',
    path: '/auth/logout-everywhere',
    summary: 'End all of your sessions',
    status: 204,
  }).mutation(async (): Promise<void> => {
    throw notYet()
  }),
  changePassword: signedIn({
    method: 'POST',
    path: '/auth/change-password',
    summary: 'Change your password; every other session ends',
    status: 204,
  })
    .input(changePasswordInput)
    .mutation(async (): Promise<void> => {
      throw notYet()
    }),
  profile: signedIn({ method: 'GET', path: '/auth/profile', summary: 'Who you are', answer: profile }).query(
    async (): Promise<Profile> => {
      throw notYet()
    },
  ),
  updateProfile: signedIn({
    method: 'PATCH',
    path: '/auth/profile',
    summary: 'Change your own details',
    answer: profile,
  })
    .input(profileInput)
    .mutation(async (): Promise<Profile> => {
      throw notYet()
    }),
  sessions: signedIn({
    method: 'GET',
    path: '/auth/sessions',
    summary: 'Where you are signed in',
    answer: z.object({ data: z.array(sessionSummary) }),
  }).query(async (): Promise<{ data: SessionSummary[] }> => {
    throw notYet()
  }),
  revokeSession: signedIn({
    method: 'DELETE',
    path: '/auth/sessions/{id}',
    summary: 'End one of your sessions',
    status: 204,
  })
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(async (): Promise<void> => {
      throw notYet()
    }),
  setupState: anyone({
    method: 'GET',
    path: '/auth/setup',
    summary: 'Whether the first admin is still to be made',
    answer: setupState,
  }).query(async (): Promise<z.infer<typeof setupState>> => {
    throw notYet()
  }),
  setup: anyone({
    method: 'POST',
    path: '/auth/setup',
    summary: 'Make the first admin',
    status: 201,
    answer: tokenPair,
  })
    .input(setupInput)
    .mutation(async (): Promise<SignedInAnswer> => {
      throw notYet()
    }),
  health: anyone({
    method: 'GET',
    path: '/auth/health',
    summary: 'Whether the service is up',
    answer: health,
  }).query(async (): Promise<z.infer<typeof health>> => {
    throw notYet()
  }),
})
