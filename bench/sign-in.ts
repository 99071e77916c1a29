export const account = {
  email: 'bench@example.com',
  username: 'bench',
  fullName: 'Bench',
  password: 'correct horse battery staple',
}

export const post = async <T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ answer: T; headers: Headers }> => {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  // The caller names the shape of an answer that this very build documents.
  return { answer: (await response.json()) as T, headers: response.headers }
}

type SignedIn = { access_token: string; user: { id: string } }

/** Signs the first account in as a program. */
export const signInAgain = async (url: string) => {
  const { email, password } = account
  const { answer } = await post<SignedIn>(`${url}/api/auth/login`, { email, password })
  return { bearer: { authorization: `Bearer ${answer.access_token}` }, userId: answer.user.id }
}

/** Makes the first account of a new instance, and signs it in as a program and as a browser. `code` is for set-up from afar. */
export const signIn = async (url: string, code?: string) => {
  const { fullName: full_name, ...rest } = account
  await post(`${url}/api/auth/setup`, { ...rest, full_name, code })
  const { headers } = await post(`${url}/api/trpc/auth.login`, {
    email: account.email,
    password: account.password,
  })
  const cookie = headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return { ...(await signInAgain(url)), cookie: { cookie } }
}
