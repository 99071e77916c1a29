import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout, or the folder of server.js in an image. (import.meta.dirname is younger than Node 20.9.) */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export const builds = path.join(root, 'build')

/** What a person can mend, in one sentence; everything else is a bug and keeps its stack. */
export class Refusal extends Error {}

/**
 * Runs a script to its end: a refusal is printed as a sentence, and the process then ends with 1.
 * @param {() => unknown} work
 */
export const run = async (work) => {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exit(1)
  }
}
