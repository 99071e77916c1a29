import type { Attachment } from '#domain/entities.ts'
import type { Referring } from '../references.ts'

/** What rows refer to: a note to who wrote it, a file in the list of all to its record. */
export const referringOf: Record<Attachment, readonly Referring[]> = {
  notes: [{ name: 'createdBy', to: 'users', toIn: undefined }],
  files: [{ name: 'subjectId', to: undefined, toIn: 'subjectType' }],
}
