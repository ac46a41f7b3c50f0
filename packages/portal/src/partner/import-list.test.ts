import { expect, test } from 'vitest'
import { IMPORT_ROWS_MAX, importKey, readImportList } from './import-list.ts'

const listOf = (text: string) => {
  const list = readImportList(text)
  if ('flaw' in list) throw new Error(list.flaw)
  return list
}

test('names are taken from the column of that name, wherever it stands', () => {
  expect(listOf('city,Name\r\nBonn, Acme \r\nUlm,"Beta, Ltd"\r\n').rows).toEqual([
    { number: 1, name: 'Acme' },
    { number: 2, name: 'Beta, Ltd' },
  ])
})

test('rows without a usable name say so and keep their number', () => {
  const { rows } = listOf(`name,city\n,Bonn\n${'x'.repeat(256)},Ulm\nAcme,Köln\n`)
  expect(rows.map(({ flaw }) => flaw !== undefined)).toEqual([true, true, false])
  expect(rows[2]?.number).toBe(3)
})

test('a list without the column, without rows or with too many is refused', () => {
  expect(readImportList('title\nAcme')).toHaveProperty('flaw')
  expect(readImportList('name\n')).toHaveProperty('flaw')
  expect(readImportList('')).toHaveProperty('flaw')
  expect(readImportList(`name\n${'x\n'.repeat(IMPORT_ROWS_MAX + 1)}`)).toHaveProperty('flaw')
})

test('the same list has the same keys, however its lines end; another one has others', () => {
  const list = listOf('name\nAcme\nBeta\n')
  const keys = list.rows.map((row) => importKey(list.hash, row))
  expect(new Set(keys).size).toBe(2)
  expect(listOf('name\r\nAcme\r\nBeta').hash).toBe(list.hash)
  expect(listOf('name\nAcme\nBeto\n').hash).not.toBe(list.hash)
})
