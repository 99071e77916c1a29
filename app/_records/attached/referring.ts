import type { Referring } from '../references.ts'

/** A file in the list of all refers to its record. */
export const fileReferring: readonly Referring[] = [{ name: 'subjectId', to: undefined, toIn: 'subjectType' }]
