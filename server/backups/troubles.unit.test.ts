import { expect, test } from 'vitest'
import { backupTroubles } from '#domain/backups.ts'
import { sentenceOf, troubleOf } from './troubles.ts'

const values = { folder: '/data/a (1).b', expected: '12', found: '0', table: 'clients', user: 'nexo' }

test.each(backupTroubles)('%s is known again by its sentence, with what it is about', (code) => {
  const told = troubleOf(sentenceOf(code, values))
  expect(told?.code).toBe(code)
  expect(values).toMatchObject(told?.values ?? { none: '' })
})

test('what is none of them has no code', () => {
  expect([null, '', 'It is torn.'].map(troubleOf)).toEqual([null, null, null])
})
