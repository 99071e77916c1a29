import assert from 'node:assert/strict'
import { post, signIn, signInAgain } from '../../bench/sign-in.ts'

export type Smoke = {
  bearer: Record<string, string>
  /** Of the client that was written. */
  id: string
  kept(): Promise<void>
}

/** Signs in anew, and reads what smoke() wrote. */
export const kept = async (url: string, id: string): Promise<void> => {
  const headers = (await signInAgain(url)).bearer
  const answer = await fetch(`${url}/api/crm/clients/${id}`, { headers })
  assert.equal((await answer.json()).full_name, 'Kept Well')
}

/** Makes the first account with the code that the log tells, signs in, and writes a client. */
export const smoke = async (url: string, log: string): Promise<Smoke> => {
  const code = /first account: (\S+)/.exec(log)?.[1]
  assert(code, 'the log says the set-up code')
  const { bearer } = await signIn(url, code)
  const { answer } = await post<{ id: string }>(`${url}/api/crm/clients`, { full_name: 'Kept Well' }, bearer)
  await kept(url, answer.id)
  return { bearer, id: answer.id, kept: () => kept(url, answer.id) }
}
