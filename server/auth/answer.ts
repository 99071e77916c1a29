import { z } from 'zod'
import { type Profile, profile } from '#domain/accounts.ts'
import type { Context } from '../context.ts'
import { setSessionCookies } from './cookies.ts'
import { markDevice } from './device.ts'
import type { Opened } from './open-session.ts'
import { signTokens, type TokenPair } from './tokens.ts'

/** What REST answers to a sign-in. */
export const tokenAnswer = z.object({ accessToken: z.string(), refreshToken: z.string(), user: profile })

/** A browser gets its tokens as cookies and never sees them; a program gets them in the answer, and no cookie. */
export type SignedInAnswer = { user: Profile } | ({ user: Profile } & TokenPair)

/** Hands a session over by the door it was asked for at. */
export const handOver = async (
  { request, reply }: Pick<Context, 'request' | 'reply'>,
  { session, user }: Opened,
): Promise<SignedInAnswer> => {
  const tokens = await signTokens(session, user.role)
  if (request.door === 'rest') return { ...tokens, user }
  setSessionCookies(reply, tokens, session)
  return { user }
}

/** The same for somebody who has just proven who they are: the browser is from now on one that they signed in on. */
export const welcome = async (
  ctx: Pick<Context, 'request' | 'reply'>,
  opened: Opened,
): Promise<SignedInAnswer> => {
  if (ctx.request.door === 'browser') await markDevice(ctx.request, ctx.reply, opened.user.id)
  return handOver(ctx, opened)
}
