import { authenticate } from '../auth/authenticate.ts'
import type { Context, RequestFacts } from '../context.ts'
import { factsOf } from './facts.ts'

/** A context with real authentication behind it, as the doors make it. */
export const contextFor = (said: Partial<RequestFacts> = {}): Context => {
  const request = factsOf(said)
  return { request, reply: new Headers(), actor: authenticate(request) }
}

let visitors = 0
/** Limits count by address: each visitor has one, and so meets nobody else's. */
const nextAddress = () => {
  visitors += 1
  return `198.18.${visitors >> 8}.${visitors & 255}`
}

const keep = (jar: Map<string, string>, reply: Headers) => {
  for (const line of reply.getSetCookie()) {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/**
 * Somebody who makes one request after another, each with a context of its own, and keeps cookies as a browser does:
 *
 *     const ana = visitor(createCallerFactory(appRouter))
 *     await ana.ask((caller) => caller.auth.login({ email, password }))
 *
 * `cookies` is the jar, for a test to look into or to spoil; `bearer` is what a program (door `rest`) would send.
 */
export const visitor = <Caller>(
  createCaller: (context: Context) => Caller,
  said: Partial<RequestFacts> = {},
) => {
  const ip = said.ip ?? nextAddress()
  const cookies = new Map(said.cookies)
  return {
    cookies,
    ask: async <T>(
      question: (caller: Caller) => Promise<T>,
      differently: Partial<RequestFacts> = {},
    ): Promise<T> => {
      const context = contextFor({ ...said, ip, cookies: new Map(cookies), ...differently })
      try {
        return await question(createCaller(context))
      } finally {
        keep(cookies, context.reply)
      }
    },
  }
}
