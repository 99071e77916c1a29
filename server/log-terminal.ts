import { Writable } from 'node:stream'
import { levels } from 'pino'

/** ANSI colours. (node:util has styleText only from Node 20.12 on.) */
const colours: Record<string, number> = { error: 31, warn: 33, info: 36, debug: 90 }
const paint = (colour: number, text: string) => `\x1b[${colour}m${text}\x1b[0m`
const dim = (text: string) => paint(2, text)

/** A line of JSON for a person at a terminal: time, level, what happened, and then the facts. */
export const forTerminal = (line: string): string => {
  const { time, level, msg, error, ...facts }: Record<string, unknown> = JSON.parse(line)
  const name = levels.labels[Number(level)] ?? 'info'
  const clock = new Date(Number(time)).toLocaleTimeString('en-GB')
  const told = Object.entries(facts)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
  const cause = error === undefined ? '' : `\n  ${String(error).replaceAll('\n', '\n  ')}`
  const head = `${dim(clock)} ${paint(colours[name] ?? 36, name.padEnd(5))} ${msg}`
  return `${head}${told && ` ${dim(told)}`}${cause}\n`
}

/** Writes lines of JSON to stderr as a person reads them. (pino-pretty would take a thread for it.) */
export const terminal = () =>
  new Writable({
    write(chunk, _, done) {
      process.stderr.write(forTerminal(String(chunk)), done)
    },
  })
