import { expect, test } from 'vitest'
import { camel, renameKeys, snake, snakePath } from './case.ts'

test('names change at any depth, values never', () => {
  const inside = {
    fullName: 'camelCase stays',
    lines: [{ unitPrice: '1.00' }],
    tags: ['aB', 'c_d'],
    none: null,
  }
  const outside = {
    full_name: 'camelCase stays',
    lines: [{ unit_price: '1.00' }],
    tags: ['aB', 'c_d'],
    none: null,
  }
  expect(renameKeys(inside, snake)).toEqual(outside)
  expect(renameKeys(outside, camel)).toEqual(inside)
  expect(snakePath('lines.0.unitPrice')).toBe('lines.0.unit_price')
})

test('a key called __proto__ stays a key, to be refused as unknown', () => {
  const renamed = renameKeys(JSON.parse('{"__proto__": {"role": "admin"}}'), camel)
  expect(Object.keys(Object(renamed))).toEqual(['__proto__'])
  expect(Object(renamed).role).toBeUndefined()
})
