import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCanonical } from './canonical.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
const compact = fc
  .tuple(bytes, bytes, bytes)
  .map((parts) => parts.map((part) => Buffer.from(part).toString('base64url')).join('.'))

const decoded = (token: string) =>
  token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('hex'))
    .join('.')

describe('the canonical spelling of a token', () => {
  test('whatever bytes the three parts hold, their own encoding is accepted', () => {
    fc.assert(fc.property(compact, (token) => isCanonical(token)))
  })

  test('of all spellings of the same bytes exactly one is accepted', () => {
    const letter = fc.constantFrom(...'ABCXYZabcxyz0189-_=+/ .\n\t%')
    const edit = fc.record({ at: fc.nat(), insert: fc.boolean(), letter })
    const spelling = fc
      .tuple(compact, fc.array(edit, { minLength: 1, maxLength: 3 }))
      .map(([token, edits]) => ({
        token,
        other: edits.reduce((text, { at, insert, letter: put }) => {
          const place = at % (text.length + 1)
          return text.slice(0, place) + put + text.slice(insert ? place : place + 1)
        }, token),
      }))
    fc.assert(
      fc.property(
        spelling,
        ({ token, other }) => other === token || decoded(other) !== decoded(token) || !isCanonical(other),
      ),
      { numRuns: 2_000 },
    )
  })

  test('the spare bits of the last letter of each part are not a second spelling', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }).filter((b) => b.length % 3 !== 0),
        (raw) => {
          const good = Buffer.from(raw).toString('base64url')
          const next = alphabet[alphabet.indexOf(good.at(-1) ?? '') + 1] ?? 'A'
          const bad = good.slice(0, -1) + next
          return isCanonical(`${good}.${good}.${good}`) && !isCanonical(`${good}.${good}.${bad}`)
        },
      ),
    )
  })

  test.each([
    ['nothing', undefined],
    ['a number', 7],
    ['an empty text', ''],
    ['two parts', 'aaaa.bbbb'],
    ['four parts', 'aaaa.bbbb.cccc.dddd'],
    ['no signature', 'aaaa.bbbb.'],
    ['padding', 'YQ==.YQ==.YQ=='],
    ['the other base64 alphabet', '+/+/.aaaa.bbbb'],
    ['a space before it', ' aaaa.bbbb.cccc'],
    ['a line break after it', 'aaaa.bbbb.cccc\n'],
    ['more than any token of ours needs', `${'a'.repeat(4_000)}.aaaa.aaaa`],
  ])('%s is refused', (_, token) => {
    expect(isCanonical(token)).toBe(false)
  })
})
