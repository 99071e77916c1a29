import { EventEmitter, once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CacheDown, withBreaker } from './breaker.ts'
import type { Cache } from './cache.ts'

/** A far side that does as it is told and counts what reaches it. */
const farSide = () => {
  const far = { calls: 0, answer: async (): Promise<string | null> => 'value' }
  const cache: Cache = withBreaker({
    tier: 'redis',
    get: () => {
      far.calls += 1
      return far.answer()
    },
    set: async () => undefined,
    add: async () => true,
    del: async () => undefined,
    incr: async () => 1,
    ping: async () => undefined,
    close: async () => undefined,
  })
  return { far, cache }
}

const refuse = () => Promise.reject(new Error('refused, command was: ["set","session:1","secret"]'))

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const failTimes = async (cache: Cache, times: number) => {
  for (let n = 0; n < times; n++) await expect(cache.get('key')).rejects.toBeInstanceOf(CacheDown)
}

test('after five failures in a row the cache is left alone for ten seconds', async () => {
  const { far, cache } = farSide()
  far.answer = refuse
  await failTimes(cache, 5)
  expect(far.calls).toBe(5)
  await failTimes(cache, 20)
  vi.setSystemTime(Date.now() + 9_999)
  await failTimes(cache, 20)
  expect(far.calls).toBe(5)
  expect(cache.state()).toMatchObject({ up: false, lastError: 'refused' })
  vi.setSystemTime(Date.now() + 1)
  far.answer = async () => 'back'
  expect(await cache.get('key')).toBe('back')
  expect(cache.state().up).toBe(true)
})

test('four failures and a success do not add up with later failures', async () => {
  const { far, cache } = farSide()
  far.answer = refuse
  await failTimes(cache, 4)
  far.answer = async () => null
  expect(await cache.get('key')).toBeNull()
  far.answer = refuse
  await failTimes(cache, 4)
  far.answer = async () => 'still asked'
  expect(await cache.get('key')).toBe('still asked')
})

test('after the rest one call tries for all, and its failure is another rest', async () => {
  const { far, cache } = farSide()
  far.answer = refuse
  await failTimes(cache, 5)
  vi.setSystemTime(Date.now() + 10_000)
  const gate = new EventEmitter()
  far.answer = () => once(gate, 'go').then(refuse)
  const trial = cache.get('key')
  await failTimes(cache, 10)
  expect(far.calls).toBe(6)
  gate.emit('go')
  await expect(trial).rejects.toBeInstanceOf(CacheDown)
  await failTimes(cache, 10)
  expect(far.calls).toBe(6)
})
