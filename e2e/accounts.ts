import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'

export type Account = { email: string; username: string; fullName: string; password: string }

/** Whom the set-up page, or a call in its place, makes first. */
export const admin: Account = {
  email: 'ada@example.com',
  username: 'ada',
  fullName: 'Ada Lindqvist',
  password: 'correct horse battery staple',
}

/** Somebody that no other test knows. */
export const newAccount = (fullName = 'Paula Portal'): Account => {
  const username = `u${randomUUID().slice(0, 8)}`
  return { email: `${username}@example.com`, username, fullName, password: `pass ${username}` }
}

const send = async (url: string, method: string, body: unknown, token?: string) => {
  const isFile = body instanceof Blob
  const type = isFile ? 'application/octet-stream' : 'application/json'
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

const asRest = ({ fullName, ...rest }: Account) => ({ ...rest, full_name: fullName })

/** Makes the first admin of a new application. */
export const setUp = (url: string, account: Account) => send(`${url}/api/auth/setup`, 'POST', asRest(account))

/** Registers a client. */
export const register = (url: string, account: Account) =>
  send(`${url}/api/auth/register`, 'POST', asRest(account))

/** A program's calls in somebody's name. They throw whatever is not a success. */
export const restAs = async (url: string, { email, password }: Account) => {
  const { access_token: token } = await send(`${url}/api/auth/login`, 'POST', { email, password })
  return {
    get: (path: string) => send(`${url}/api${path}`, 'GET', undefined, token),
    post: (path: string, body: unknown) => send(`${url}/api${path}`, 'POST', body, token),
    patch: (path: string, body: unknown) => send(`${url}/api${path}`, 'PATCH', body, token),
    put: (path: string, body: unknown) => send(`${url}/api${path}`, 'PUT', body, token),
    delete: (path: string) => send(`${url}/api${path}`, 'DELETE', undefined, token),
  }
}
export type Rest = Awaited<ReturnType<typeof restAs>>

/** A call as the pages make it, with the cookies of a browser; what the server refuses is the answer. */
export const callAs = ({ request }: BrowserContext, url: string, procedure: string, data: unknown) =>
  request.post(`${url}/api/trpc/${procedure}`, { data, headers: { origin: url } })

/** Gives a browser the cookies of a session, as the sign-in page does. */
export const signIn = async (context: BrowserContext, url: string, { email, password }: Account) => {
  const answer = await callAs(context, url, 'auth.login', { email, password })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`)
}
