import { expect, test } from 'vitest'
import { mainFirst } from './main-first.ts'

const of = (...currencies: string[]) => currencies.map((currency) => ({ currency }))

test('sums begin with the company’s own currency where there is one, and are otherwise as they came', () => {
  expect(mainFirst(of('CZK', 'EUR', 'GBP'), 'EUR')).toEqual(of('EUR', 'CZK', 'GBP'))
  expect(mainFirst(of('CZK', 'GBP'), 'EUR')).toEqual(of('CZK', 'GBP'))
})
