import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const started = promisify(execFile)

/** Runs a program to its end and gives back what it printed. Throws what it complained of. */
export const run = async (
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> => {
  const { stdout } = await started(program, args, {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trim()
}

/** Whether something is done without a complaint. */
export const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
