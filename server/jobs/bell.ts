import { EventEmitter } from 'node:events'
import { processWide } from '../process-wide.ts'

const bell = processWide('jobs.bell', () => new EventEmitter())

/** Tells this process's worker that there may be work. */
export const ring = () => void bell.emit('ring')

/** Calls back at each ring until the returned function is called. */
export const onRing = (hear: () => void) => {
  bell.on('ring', hear)
  return () => void bell.off('ring', hear)
}
