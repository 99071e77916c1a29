import { z } from 'zod'
import { typedText } from './fields.ts'
import { subject } from './subject.ts'

/** Markdown, kept as it was typed. Pages render it; the server never makes HTML of it. */
export const noteText = typedText('note', 20_000)

/** Something that staff want to remember about a record. */
export const noteInput = z.strictObject({ ...subject, text: noteText })
