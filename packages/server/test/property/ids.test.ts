import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId, type OrgId, parseRuuid, parseUuid, toRuuid } from '../../src/kernel/ids.ts'

const uuid = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(
  (bytes) =>
    Buffer.from(bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as OrgId,
)
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ruuidCharacter = fc.constantFrom(...ALPHABET)

it('every id has one RUUID, and that RUUID is the id’s again', () => {
  fc.assert(
    fc.property(uuid, (id) => {
      const ruuid = toRuuid(id)
      expect(ruuid).toMatch(/^[A-Za-z0-9_-]{22}$/)
      expect(parseRuuid(ruuid)).toBe(id)
      expect(parseUuid(id)).toBe(id)
    }),
    { numRuns: 1_000 },
  )
})

it('two ids never share an RUUID', () => {
  fc.assert(
    fc.property(uuid, uuid, (one, other) => {
      expect(toRuuid(one) === toRuuid(other)).toBe(one === other)
    }),
  )
})

it('of the 22-character texts only the canonical spelling counts: what parses is spelled like that again', () => {
  fc.assert(
    fc.property(fc.string({ unit: ruuidCharacter, minLength: 22, maxLength: 22 }), (text) => {
      const id = parseRuuid<OrgId>(text)
      expect(id === undefined ? undefined : toRuuid(id)).toBe(
        Buffer.from(text, 'base64url').toString('base64url') === text ? text : undefined,
      )
    }),
    { numRuns: 2_000 },
  )
})

it('of the 64 last characters, exactly four make an RUUID', () => {
  fc.assert(
    fc.property(uuid, (id) => {
      const head = toRuuid(id).slice(0, -1)
      expect([...ALPHABET].filter((last) => parseRuuid(head + last) !== undefined)).toEqual([...'AQgw'])
    }),
  )
})

it('no other text is an id of either kind', () => {
  fc.assert(
    fc.property(uuid, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (id, at, more) => {
      const ruuid = toRuuid(id)
      const cut = at % 22
      for (const text of [
        ruuid.slice(0, cut),
        ruuid + more,
        more + ruuid,
        `${ruuid}==`,
        ` ${ruuid}`,
        `${ruuid}\n`,
        id,
      ])
        expect(parseRuuid(text), JSON.stringify(text)).toBeUndefined()
      for (const text of [
        ruuid,
        `${id}\n`,
        ` ${id}`,
        id + more,
        `{${id}}`,
        id.replaceAll('-', ''),
        `urn:uuid:${id}`,
      ])
        expect(parseUuid(text), JSON.stringify(text)).toBeUndefined()
      if (/[a-f]/.test(id)) expect(parseUuid(id.toUpperCase())).toBeUndefined()
    }),
  )
})

it('nothing that is no text is an id', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      fc.pre(typeof value !== 'string')
      expect(parseUuid(value)).toBeUndefined()
      expect(parseRuuid(value)).toBeUndefined()
    }),
  )
})

it('ids sort by the order in which they were made, in both engines’ order of uuid', () => {
  const ids = Array.from({ length: 5_000 }, () => newId<OrgId>())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 50))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
