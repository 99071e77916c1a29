import { expect, test } from 'vitest'
import { acceptedTags, firstSpoken, localeOf } from './accepted.ts'

test('what a browser asks for is read best first, and nonsense is passed over', () => {
  expect(acceptedTags('fr;q=0.4, es-mx, *, en;q=0.8, de;q=0, ???;q=1')).toEqual(['es-MX', 'en', 'fr'])
  expect(acceptedTags('')).toEqual([])
})

test('the first language that we speak is taken', () => {
  expect(firstSpoken(['fr-FR', 'es-ES', 'en'])).toBe('es')
  expect(firstSpoken(['fr', 'de'])).toBeUndefined()
})

test('dates and numbers are written as in the reader’s country, if it speaks the language chosen', () => {
  expect(localeOf('en', ['es-ES', 'en-GB'])).toBe('en-GB')
  expect(localeOf('es', ['en-US'])).toBe('es')
  expect(localeOf('en', ['en-Latn-GB-u-nu-thai'])).toBe('en-GB')
})
