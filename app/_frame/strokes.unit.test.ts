import { describe, expect, test } from 'vitest'
import { readStroke, strokeOf } from './strokes.ts'

const press = (key: string, held: Partial<Parameters<typeof strokeOf>[0]> = {}) =>
  strokeOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('a stroke', () => {
  test.each([
    ['a letter', press('c'), 'c'],
    ['a letter with the capitals locked', press('C'), 'c'],
    ['a sign that Shift makes', press('?', { shiftKey: true }), '?'],
    ['a slash that Shift makes, as on a Spanish keyboard', press('/', { shiftKey: true }), '/'],
    ['Ctrl', press('k', { ctrlKey: true }), 'mod+k'],
    ['⌘', press('k', { metaKey: true }), 'mod+k'],
    ['a Cyrillic letter, by its key', press('п', { code: 'KeyG' }), 'g'],
    ['a Cyrillic letter with Ctrl', press('л', { code: 'KeyK', ctrlKey: true }), 'mod+k'],
  ])('is %s', (_, stroke, spelt) => expect(stroke).toBe(spelt))

  test.each([
    ['Shift and a letter', press('C', { shiftKey: true })],
    ['Alt and a letter', press('c', { altKey: true })],
    ['a key that writes nothing', press('Enter')],
  ])('is not %s', (_, stroke) => expect(stroke).toBeUndefined())
})

describe('strokes are read', () => {
  const keys = { create: 'c', clients: 'g c', deals: 'g d', help: '?' }
  const read = (...strokes: string[]) => {
    let pending: string[] = []
    return strokes.map((stroke) => {
      const next = readStroke(keys, pending, stroke)
      pending = next.pending
      return next.name
    })
  }

  test.each([
    ['one by one', ['c', '?', 'x'], ['create', 'help', undefined]],
    ['as a sequence', ['g', 'c'], [undefined, 'clients']],
    ['afresh after a sequence', ['g', 'd', 'c'], [undefined, 'deals', 'create']],
    ['afresh where one continues nothing', ['g', '?'], [undefined, 'help']],
    ['as a new beginning of the same', ['g', 'g', 'c'], [undefined, undefined, 'clients']],
  ])('%s', (_, strokes, names) => expect(read(...strokes)).toEqual(names))
})
