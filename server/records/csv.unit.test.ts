import { expect, test } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+34 600', "'+34 600"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1', "'＝1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])('%j is shown and not run', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test.each(['-12.50', '0.99', '-3', '1200'])('%s stays a number', (text) => {
  expect(csvCell(text)).toBe(text)
})

test('what would break a line or a cell is quoted', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'plain', ' spaced '])).toBe(
    '"a,b","say ""hi""","two\nlines",plain, spaced \r\n',
  )
})

test('nothing is empty, lists are joined, and what has a shape of its own is JSON with our names', () => {
  expect(csvLine([null, undefined, ['vip', 'print'], true, 0, [{ unitPrice: '1.00' }]])).toBe(
    ',,vip; print,true,0,"[{""unit_price"":""1.00""}]"\r\n',
  )
})
