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

/** The checksum of a file of any size, in hex. */
export const sha256 = async (file: string): Promise<string> => (await run('sha256sum', [file])).slice(0, 64)

/** Whether something is done without a complaint. */
export const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
