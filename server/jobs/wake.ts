import { EventEmitter } from 'node:events'
import { processWide } from '../process-wide.ts'

/** Tells this process's worker that work was put in, so that it need not wait for its next look. */
export const wake = processWide('jobs.wake', () => new EventEmitter())
