import { expect, it } from 'vitest'
import { everyPage, pageOf } from './page.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id }))

it('a page has a cursor only while more follow', () => {
  expect(pageOf(rows, 2)).toEqual({ items: [{ id: 'a' }, { id: 'b' }], next: 'b' })
  expect(pageOf(rows, 3)).toEqual({ items: rows })
  expect(pageOf([], 3)).toEqual({ items: [] })
})

it('walking asks for one page at a time, and for none beyond the one it was stopped at', async () => {
  const asked: (string | undefined)[] = []
  const pages = everyPage(async (after) => {
    asked.push(after)
    return pageOf(rows.filter(({ id }) => after === undefined || id > after).slice(0, 2), 1)
  })
  expect(asked).toEqual([])
  for await (const page of pages) if (page[0]?.id === 'b') break
  expect(asked).toEqual([undefined, 'a'])
})

it('a page that cannot be read ends the walk with its error', async () => {
  const walk = async () => {
    for await (const _ of everyPage(() => Promise.reject(new Error('no database')))) expect.unreachable()
  }
  await expect(walk()).rejects.toThrow('no database')
})
