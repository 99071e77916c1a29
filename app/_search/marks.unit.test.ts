import { expect, test } from 'vitest'
import { marks } from './marks.ts'

const shown = (text: string, q: string) =>
  marks(text, q)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')

test.each([
  ['whatever its case and accents', 'Édith Muñoz', 'EDITH muno', '[Édith] [Muño]z'],
  ['at the beginning of a word rather than inside one', 'Joanna Ana', 'ana', 'Joanna [Ana]'],
  ['inside of a word where it begins none', 'Borealis', 'real', 'Bo[real]is'],
  ['in an e-mail address', 'ana@example.com', 'exam', 'ana@[exam]ple.com'],
  ['with accents that are characters of their own', 'Zoe\u0308 B', 'b', 'Zoe\u0308 [B]'],
  ['not at all where it is misspelt', 'Muñoz', 'munos', 'Muñoz'],
  ['as it is, whatever it means elsewhere', 'a.b (c)', '.b (', 'a[.b] [(]c)'],
  ['beyond the basic plane', '👍🏽 Ana', 'ana', '👍🏽 [Ana]'],
])('what was searched for is marked %s', (_, text, q, expected) => expect(shown(text, q)).toBe(expected))
