import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import { Problem, problemOf } from '#server/errors.ts'
import messages from '../app/_messages/en.json' with { type: 'json' }
import { askPassword } from './ask-password.ts'

const usage =
  'npm run admin -- --email E --username U --full-name N   (the password is asked, or taken from ADMIN_PASSWORD)'

const words: Record<string, string> = messages.invalid

const readArguments = () => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { email: text, username: text, 'full-name': text } })
  const { email, username, 'full-name': fullName } = values
  if (!email || !username || !fullName) throw new Error('--email, --username and --full-name are needed.')
  return { email, username, fullName }
}

const readPassword = () => {
  if (process.env.ADMIN_PASSWORD) return process.env.ADMIN_PASSWORD
  if (!process.stdin.isTTY) throw new Error('There is nobody to ask for the password: set ADMIN_PASSWORD.')
  return askPassword()
}

/** Makes an admin, or one again of the account with this e-mail address; beside a running server or without one. */
const main = async () => {
  const names = readArguments()
  const password = await readPassword()
  // Not before the arguments are right: these read the configuration as soon as they are loaded.
  const { openForTool } = await import('#server/boot.ts')
  const { createOrResetAdmin } = await import('#server/auth/admin.ts')
  const { close } = await openForTool()
  try {
    const done = await createOrResetAdmin({ ...names, password })
    console.log(`${done === 'created' ? 'Made' : 'Reset'} the admin ${names.email}.`)
  } finally {
    await close()
  }
}

/** What is wrong, a line for each field, in the words that pages use. */
const sentences = (error: unknown) => {
  const known = error instanceof Problem || error instanceof ZodError ? problemOf(error) : undefined
  const fields = known?.errors?.flatMap(({ path, message }) =>
    words[message] ? `${path}: ${words[message]}` : [],
  )
  if (fields?.length) return fields
  return [error instanceof Error ? error.message : String(error)]
}

try {
  await main()
  process.exit(0)
} catch (error) {
  console.error([...sentences(error), usage].join('\n'))
  process.exit(1)
}
