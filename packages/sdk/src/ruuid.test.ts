import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toRuuid, toUuid } from './index.ts'

describe('the two spellings of an id', () => {
  it('name the same bytes', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const ruuid = Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
        expect(toRuuid(uuid)).toBe(ruuid)
        expect(toUuid(ruuid)).toBe(uuid)
      }),
    )
  })

  it('are left as they are when they fit', () => {
    expect(toRuuid('AAAAAAAAAAAAAAAAAAAAAA')).toBe('AAAAAAAAAAAAAAAAAAAAAA')
    expect(toUuid('00000000-0000-0000-0000-00000000000A')).toBe('00000000-0000-0000-0000-00000000000a')
  })

  it.each(['', 'acme', 'AAAAAAAAAAAAAAAAAAAAAB', '00000000-0000-0000-0000-00000000000'])(
    '%o is neither',
    (id) => {
      expect(() => toRuuid(id)).toThrow(TypeError)
      expect(() => toUuid(id)).toThrow(TypeError)
    },
  )
})
