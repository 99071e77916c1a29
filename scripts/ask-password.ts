import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks the person at the terminal for a secret, unseen. */
export const ask = async (question: string) => {
  process.stdout.write(question)
  const nowhere = new Writable({ write: (_text, _encoding, done) => done() }) // What is typed is not shown.
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  lines.on('SIGINT', () => process.exit(130))
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stdout.write('\n')
  }
}

/** Asks the person at the terminal for a new password, unseen, until both times are the same. */
export const askPassword = async () => {
  for (;;) {
    const [first, second] = [await ask('Password: '), await ask('The same again: ')]
    if (first === second) return first
    console.log('These were not the same.')
  }
}
