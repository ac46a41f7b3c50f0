import { expect, test } from 'vitest'
import { formatCsv, parseCsv } from './csv.ts'

test('lines become records, whether they end in LF, CRLF or not at all', () => {
  const records = [
    ['name', 'city'],
    ['Acme', 'Bonn'],
  ]
  expect(parseCsv('name,city\nAcme,Bonn\n')).toEqual(records)
  expect(parseCsv('name,city\r\nAcme,Bonn\r\n')).toEqual(records)
  expect(parseCsv('name,city\nAcme,Bonn')).toEqual(records)
})

test('quotes keep commas, line ends and doubled quotes', () => {
  expect(parseCsv('"Acme, ""the"" first",x\r\n"two\r\nlines",')).toEqual([
    ['Acme, "the" first', 'x'],
    ['two\nlines', ''],
  ])
})

test('a quote within a plain field stands for itself', () => {
  expect(parseCsv('5" pipes,x')).toEqual([['5" pipes', 'x']])
})

test('a byte order mark and empty lines do not count', () => {
  expect(parseCsv('\uFEFFname\n\n  \nAcme\n')).toEqual([['name'], ['Acme']])
  expect(parseCsv('')).toEqual([])
  expect(parseCsv('name\n"Acme\nOther\n')).toBeUndefined()
})

test('what is written is read back alike', () => {
  const records = [
    ['a "quoted" name', 'x,y'],
    ['', 'two\nlines'],
  ]
  expect(parseCsv(formatCsv(records))).toEqual(records)
})
