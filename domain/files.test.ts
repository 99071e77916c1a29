import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName, fileInput } from './files.ts'

test.each([
  ['Offer 2026.pdf', 'Offer 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\Ñandú.docx', 'Ñandú.docx'],
  ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie: x=1.txt'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['\u2066hidden\u2069\u200e.txt', 'hidden.txt'],
  ['n\u0303.txt', 'ñ.txt'],
  ['half\ud83d.txt', 'half.txt'],
  ['👩\u200d💻.png', '👩\u200d💻.png'],
  ['  spaced .txt. . ', 'spaced .txt'],
  ['.env', '.env'],
  ['..', ''],
  ['folder/', ''],
])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept))

test('a long name is cut before its ending', () => {
  const name = cleanFileName(`${'ñ'.repeat(500)}.tar.gz`)
  expect([...name]).toHaveLength(200)
  expect(name.endsWith('ñ.gz')).toBe(true)
  expect(cleanFileName('x'.repeat(500))).toBe('x'.repeat(200))
  expect(cleanFileName(`${'x'.repeat(199)} y`)).toBe('x'.repeat(199))
})

test('whatever is sent, no path and no control character is kept, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanFileName(given)
      expect(name).not.toMatch(/[\\/\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
      expect([...name].length).toBeLessThanOrEqual(200)
      expect(cleanFileName(name)).toBe(name)
    }),
  )
})

test('a name of which nothing is left is refused', () => {
  const parsed = fileInput.safeParse({
    subjectType: 'clients',
    subjectId: '01890000-0000-7000-8000-000000000000',
    name: '../',
  })
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['name', 'required']])
})
