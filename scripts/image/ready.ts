import assert from 'node:assert/strict'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** By hand: fetch() of Node 20 never settles where the engine's proxy takes a connection that nobody is there for. */
const answers = (url: string, patienceMs: number) =>
  new Promise<boolean>((resolve) => {
    const request = get(`${url}/api/auth/health`, { timeout: patienceMs, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })

/** Waits for the server to answer. A minute is enough for a processor of its own; one that is imitated needs many. */
export const ready = async (url: string, withinMs = 60_000): Promise<void> => {
  const until = Date.now() + withinMs
  while (!(await answers(url, withinMs / 60))) {
    assert(Date.now() < until, `no answer at ${url} within ${withinMs / 1000} s`)
    await sleep(50)
  }
}
