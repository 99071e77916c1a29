import { expect, test } from 'vitest'
import { watchContent } from './content-type.ts'

const typeOf = (content: string | Buffer, chunk = 7) => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const watch = watchContent()
  for (let at = 0; at < bytes.length; at += chunk) watch.see(bytes.subarray(at, at + chunk))
  return watch.type()
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const entry = (name: string, content = '') => `PK\u0003\u0004${'\u0000'.repeat(26)}${name}${content}`
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test.each([
  ['a PNG', latin1('\u0089PNG\r\n\u001a\n...'), 'image/png'],
  ['a JPEG', latin1('\u00ff\u00d8\u00ff\u00e0..'), 'image/jpeg'],
  ['a GIF', 'GIF89a...', 'image/gif'],
  ['a WebP', latin1('RIFF\u0001\u0002\u0000\u0000WEBPVP8 '), 'image/webp'],
  ['a PDF', '%PDF-1.7\n', 'application/pdf'],
  ['a PDF that does not begin as one', '<script>%PDF-1.7', 'text/plain; charset=utf-8'],
  ['a zip', latin1(entry('a.txt', 'abc')), 'application/zip'],
  [
    'a Word document',
    latin1(entry('[Content_Types].xml', 'x'.repeat(3_000)) + entry('word/document.xml')),
    word,
  ],
  [
    'an OpenDocument sheet',
    latin1(entry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')),
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
  ['HTML', '<!doctype html><script>alert(1)</script>', 'text/plain; charset=utf-8'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain; charset=utf-8'],
  ['text with characters over the edge of a chunk', 'Ñandú 👩 '.repeat(50), 'text/plain; charset=utf-8'],
  ['text cut in a character', Buffer.from('Ñandú').subarray(0, -1), 'application/octet-stream'],
  ['text with a control character', 'a\u0000b', 'application/octet-stream'],
  ['a program', latin1('\u007fELF\u0002\u0001'), 'application/octet-stream'],
])('%s is told by its content', (_, content, type) => {
  expect(typeOf(content)).toBe(type)
  expect(typeOf(content, 100_000)).toBe(type)
})
