import { metrics } from '../metrics/metrics.ts'
import type { Cache } from './cache.ts'

/** The same cache; what it is asked for, and whether it knew, is counted. */
export const counted = (inner: Cache): Cache => ({
  ...inner,
  async get(key) {
    try {
      const value = await inner.get(key)
      metrics.cache.add({ outcome: value === null ? 'miss' : 'hit' })
      return value
    } catch (error) {
      metrics.cache.add({ outcome: 'error' })
      throw error
    }
  },
})
