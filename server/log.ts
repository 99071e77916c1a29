import { type DestinationStream, pino } from 'pino'
import { env } from './env.ts'
import { withoutSecrets } from './log-secrets.ts'
import { terminal } from './log-terminal.ts'
import { processWide } from './process-wide.ts'

/** Writes lines of JSON. Nobody hands it passwords, tokens or cookies; should one slip in, it is cut out. */
export const openLog = (level: string, destination: DestinationStream) =>
  pino(
    {
      level,
      base: undefined,
      formatters: { log: (facts) => Object(withoutSecrets(facts)) },
    },
    destination,
  )

/** The log of this process, on stderr: JSON for programs, and for a person at a terminal what a person can read. */
export const log = processWide('log', () =>
  openLog(env.LOG_LEVEL, process.stderr.isTTY ? terminal() : pino.destination(2)),
)
