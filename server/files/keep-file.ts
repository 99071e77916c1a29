import { v7 } from 'uuid'
import type { z } from 'zod'
import type { fileInput } from '#domain/files.ts'
import { db } from '../database.ts'
import { attach } from '../records/attach.ts'
import { visibleSubject } from '../records/subject.ts'
import type { Asking } from '../records/write.ts'
import { keepContent } from './keep-content.ts'
import { file } from './router.ts'

/**
 * Hangs a file on a record that the actor may read: first the content, then the row. Whatever goes wrong between the two
 * leaves a content without a row and never a row without a content; the clean-up takes the former, as it alone can tell
 * a commit that failed from one whose answer was lost.
 */
export const keepFile = async (
  asking: Asking,
  { subjectType, subjectId, name }: z.output<typeof fileInput>,
  body: AsyncIterable<Uint8Array>,
) => {
  await visibleSubject(db, asking.actor, { type: subjectType, id: subjectId })
  const id = v7()
  const content = await keepContent(id, body)
  return attach(file, asking, { id, subjectType, subjectId, name, ...content })
}
