import { expect, it } from 'vitest'
import { readUtf8 } from './read-utf8.ts'

it('reads a file in UTF-8, and takes no other for one', async () => {
  expect(await readUtf8(new Blob(['Müller']))).toBe('Müller')
  expect(await readUtf8(new Blob([Uint8Array.of(0x4d, 0xfc, 0x6c)]))).toBeUndefined()
})
