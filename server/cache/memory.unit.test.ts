import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memoryCache } from './memory.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const hearing = () => {
  const cache = memoryCache()
  cache.trustWhile({ hears: () => true, lastError: () => undefined })
  return cache
}

test('holds ten thousand entries and lets the oldest go', async () => {
  const cache = hearing()
  for (let n = 0; n < 10_005; n++) await cache.set(`key:${n}`, 'value', 600)
  expect(await cache.get('key:4')).toBeNull()
  expect(await cache.get('key:5')).toBe('value')
  expect(await cache.get('key:10004')).toBe('value')
})

test('answers with misses until it hears other processes, and whenever it does not', async () => {
  const cache = memoryCache()
  await cache.set('session:1', 'signed in', 60)
  expect(await cache.get('session:1')).toBeNull()
  expect(cache.state().up).toBe(false)
  let hears = true
  cache.trustWhile({ hears: () => hears, lastError: () => (hears ? undefined : 'connection lost') })
  expect(await cache.get('session:1')).toBe('signed in')
  hears = false
  expect(await cache.get('session:1')).toBeNull()
  expect(cache.state()).toEqual({ tier: 'memory', up: false, lastError: 'connection lost' })
})

test('a read that began before everything was forgotten cannot fill', async () => {
  const cache = hearing()
  expect(await cache.get('session:1')).toBeNull()
  cache.clear()
  expect(await cache.add('session:1', 'signed in', 60)).toBe(false)
  vi.setSystemTime(Date.now() + 30_000)
  expect(await cache.add('session:1', 'signed in', 60)).toBe(true)
})

test('a cache that nobody has asked yet fills at once', async () => {
  const cache = hearing()
  cache.clear()
  expect(await cache.add('session:1', 'signed in', 60)).toBe(true)
})

test('a fence falls after half a minute', async () => {
  const cache = hearing()
  await cache.del('session:1')
  vi.setSystemTime(Date.now() + 29_999)
  expect(await cache.add('session:1', 'signed in', 60)).toBe(false)
  vi.setSystemTime(Date.now() + 1)
  expect(await cache.add('session:1', 'signed in', 60)).toBe(true)
})
