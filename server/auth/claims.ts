import { z } from 'zod'
import { accessTokenSeconds } from '#domain/accounts.ts'
import { roles } from '#domain/roles.ts'
import { longestIdleSeconds } from './session-lives.ts'

export const issuer = 'nexo'

const seconds = z.int().positive()

const common = {
  iss: z.literal(issuer),
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.uuid(),
  iat: seconds,
  nbf: seconds,
  exp: seconds,
}

/** What an access token says (RFC 9068). `role` is a hint for pages; rights come from the session. */
export const accessClaims = z.strictObject({ ...common, aud: z.literal('nexo-api'), role: z.enum(roles) })
export type AccessClaims = z.infer<typeof accessClaims>

/** What a refresh token says; `gen` counts the rotations of its session. */
export const refreshClaims = z.strictObject({
  ...common,
  aud: z.literal('nexo-refresh'),
  gen: z.int().positive(),
})
export type RefreshClaims = z.infer<typeof refreshClaims>

/** The two kinds of token. Type, audience and key all differ, so that none passes for the other (RFC 8725 §3.11). */
export const access = {
  key: 'access',
  typ: 'at+jwt',
  aud: 'nexo-api',
  claims: accessClaims,
  maxAge: accessTokenSeconds,
} as const
export const refresh = {
  key: 'refresh',
  typ: 'rt+jwt',
  aud: 'nexo-refresh',
  claims: refreshClaims,
  maxAge: longestIdleSeconds,
} as const
