import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RequestFacts } from '../context.ts'
import { cookieNames, setCookie } from './cookies.ts'
import { keys } from './secrets.ts'

const yearSeconds = 365 * 24 * 60 * 60
/** A family's or a front desk's computer: marks of more accounts push out the oldest. */
const mostAccounts = 5
const shape = /^[\w-]{22}(\.[\w-]{22}){1,5}$/

const markOf = (key: KeyObject, device: string, userId: string) =>
  createHmac('sha256', key).update(`${device} ${userId}`).digest().subarray(0, 16).toString('base64url')

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const read = (request: RequestFacts): { device: string; marks: string[] } | undefined => {
  const value = request.cookies.get(cookieNames.device) ?? ''
  if (!shape.test(value)) return undefined
  const [device = '', ...marks] = value.split('.')
  return { device, marks }
}

/**
 * The id of this browser, if this very user has signed in on it before: such a device has a budget of failures of its
 * own, so that strangers who guess at an account cannot lock its owner out (OWASP, device cookies). It proves nothing
 * else; a password is asked for all the same.
 */
export const knownDevice = async (request: RequestFacts, userId: string): Promise<string | undefined> => {
  const found = read(request)
  if (!found) return undefined
  const expected = [...(await keys()).byKid.values()].map(({ device }) =>
    markOf(device, found.device, userId),
  )
  const known = expected.some((mark) => found.marks.some((candidate) => sameText(mark, candidate)))
  return known ? found.device : undefined
}

/** Marks the browser as one that this user has signed in on. */
export const markDevice = async (request: RequestFacts, reply: Headers, userId: string) => {
  const { device, marks } = read(request) ?? { device: randomBytes(16).toString('base64url'), marks: [] }
  const mark = markOf((await keys()).current.device, device, userId)
  const kept = [mark, ...marks.filter((other) => other !== mark)].slice(0, mostAccounts)
  setCookie(reply, cookieNames.device, [device, ...kept].join('.'), yearSeconds)
}
