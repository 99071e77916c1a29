import { z } from 'zod'
import { subject } from './subject.ts'

/** What one file may weigh, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024
const maxNameLength = 200

/** What a page may show itself; everything else is only ever downloaded. */
const previewTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']

/** Whether `GET /api/files/{id}?inline=1` shows a file of this type instead of downloading it. */
export const canPreview = (type: string) => previewTypes.includes(type)

/**
 * Characters that nobody sees: controls, marks that turn the direction of writing ("gpj.exe" that reads exe.jpg), line
 * separators, halves of characters. The two joiners stay: Persian and emoji are written with them.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const cut = (name: string) => {
  const characters = [...name]
  if (characters.length <= maxNameLength) return name
  const ending = /\.[^.\s]{1,20}$/u.exec(name)?.[0] ?? ''
  return characters.slice(0, maxNameLength - [...ending].length).join('') + ending
}

/**
 * A file's name as it is kept: the last part of a path, without unseen characters, at most 200 characters with its ending.
 * Empty when nothing is left of it.
 */
export const cleanFileName = (name: string): string => {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  return cut(last.replace(unseen, '').trim()).replace(/[\s.]+$/u, '')
}

const fileName = z
  .string({ error: 'required' })
  .max(2_000, { error: 'too_long' })
  .transform(cleanFileName)
  .pipe(z.string().min(1, { error: 'required' }))
  .meta({ label: 'fileName' })

/** What comes with a file's content when it is put on a record. */
export const fileInput = z.strictObject({ ...subject, name: fileName })

/** What can be changed in a file afterwards. */
export const renameInput = fileInput.pick({ name: true })
