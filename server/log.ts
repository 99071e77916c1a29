import { pino } from 'pino'
import { env } from './env.ts'
import { processWide } from './process-wide.ts'

/** JSON lines on stderr. Nobody hands it tokens, passwords or cookies; should one slip in under its name, it is cut out. */
export const log = processWide('log', () =>
  pino(
    {
      level: env.LOG_LEVEL,
      base: undefined,
      redact: {
        paths: [
          'password',
          'token',
          'cookie',
          'authorization',
          '*.password',
          '*.token',
          '*.cookie',
          '*.authorization',
        ],
        censor: '[removed]',
      },
    },
    pino.destination(2),
  ),
)
