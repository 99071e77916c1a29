import { expect, test } from 'vitest'
import { numberText, plainNumber } from './number-text.ts'

const meant = (locale: string, typed: string) => plainNumber(numberText(locale, typed))

test.each([
  ['en', '1,200.50', '1200.50'],
  ['en', '1200,5', '1200.5'],
  ['es', '1.200,50', '1200.50'],
  ['es', '1.200', '1200'],
  ['es', '1200.50', '1200.50'],
  ['es', ' 37,5 ', '37.5'],
  ['es-MX', '1,200.50', '1200.50'],
])('in %s, %s means %s', (locale, typed, plain) => expect(meant(locale, typed)).toBe(plain))

test('what is no number is left for the form to refuse', () => {
  expect(plainNumber('12,34,5')).toBe('12,34,5')
  expect(plainNumber('dozens, or so')).toBe('dozens, or so')
})

test('an amount of ours is shown with the reader’s decimal sign', () => {
  expect(numberText('es', '1200.50')).toBe('1200,50')
  expect(numberText('en', '1200.50')).toBe('1200.50')
})
