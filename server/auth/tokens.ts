import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { v5 } from 'uuid'
import { accessTokenSeconds } from '#domain/accounts.ts'
import type { Role } from '#domain/roles.ts'
import { isCanonical } from './canonical.ts'
import { type AccessClaims, access, issuer, type RefreshClaims, refresh } from './claims.ts'
import type { KeyRing } from './keys.ts'
import { keys } from './secrets.ts'

type Kind = typeof access | typeof refresh

/** What of a session its tokens say. Instants are ISO strings. */
export type TokenFacts = {
  id: string
  userId: string
  gen: number
  refreshJti: string
  rotatedAt: string
  idleExpiresAt: string
}

export type TokenPair = { accessToken: string; refreshToken: string }

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1_000)

const sign = (ring: KeyRing, { key, typ, aud }: Kind, claims: JWTPayload) =>
  new SignJWT({ iss: issuer, aud, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ, kid: ring.current.kid })
    .sign(ring.current[key])

/**
 * Signs the tokens of a session's current generation. Everything in them comes from the stored session and HS256 adds no
 * chance of its own: the same session signed again gives the same bytes, which is what a repeated refresh is answered with.
 */
export const signTokens = async (session: TokenFacts, role: Role, ring?: KeyRing): Promise<TokenPair> => {
  const signer = ring ?? (await keys())
  const iat = secondsOf(session.rotatedAt)
  const ends = secondsOf(session.idleExpiresAt)
  const common = { sub: session.userId, sid: session.id, iat, nbf: iat }
  const [accessToken, refreshToken] = await Promise.all([
    sign(signer, access, {
      ...common,
      jti: v5('access', session.refreshJti),
      exp: Math.min(iat + accessTokenSeconds, ends),
      role,
    }),
    sign(signer, refresh, { ...common, jti: session.refreshJti, exp: ends, gen: session.gen }),
  ])
  return { accessToken, refreshToken }
}

/** `evenExpired` recognises a token of ours that has run out: enough to end its session, never to act in its name. */
type Options = { ring?: KeyRing; evenExpired?: boolean }

const payloadOf = async (token: string, kind: Kind, { ring, evenExpired }: Options) => {
  const verifier = ring ?? (await keys())
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid = '' }) => {
        const found = verifier.byKid.get(kid)
        if (!found) throw new errors.JWSSignatureVerificationFailed('unknown kid')
        return found[kind.key]
      },
      {
        algorithms: ['HS256'],
        typ: kind.typ,
        issuer,
        audience: kind.aud,
        requiredClaims: ['sub', 'sid', 'jti', 'iat', 'nbf', 'exp'],
        maxTokenAge: kind.maxAge,
        clockTolerance: 30,
        ...(evenExpired && { currentDate: issuedAt(token) }),
      },
    )
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** When a token says that it was issued: the moment at which its expiry is no objection. */
const issuedAt = (token: string) => new Date((decodeJwt(token).iat ?? 0) * 1_000)

/** The claims of an access token that is ours, whole and in time; null for anything else. */
export const verifyAccess = async (token: unknown, options: Options = {}): Promise<AccessClaims | null> => {
  if (!isCanonical(token)) return null
  return access.claims.safeParse(await payloadOf(token, access, options)).data ?? null
}

/** The claims of a refresh token that is ours, whole and in time; null for anything else. */
export const verifyRefresh = async (token: unknown, options: Options = {}): Promise<RefreshClaims | null> => {
  if (!isCanonical(token)) return null
  return refresh.claims.safeParse(await payloadOf(token, refresh, options)).data ?? null
}
