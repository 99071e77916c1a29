import { z } from 'zod'
import type { Role } from '#domain/roles.ts'
import { answerRest } from '../http/rest-door.ts'
import { account } from './accounts.ts'

const answer = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) })

/** Somebody with a role who has signed in for real, and the access token of that. */
export const signedInAs = async (role: Role) => {
  const { email, password } = await account(role)
  const response = await answerRest(
    new Request('http://localhost:3000/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'test' },
      body: JSON.stringify({ email, password }),
    }),
  )
  const { access_token: token, user } = answer.parse(await response.json())
  return { id: user.id, token, authorization: `Bearer ${token}` }
}
