import { expect, it } from 'vitest'
import { newId, type OrgId, parseRuuid, parseUuid, toRuuid } from './ids.ts'

const ID = '0190a000-0000-7000-8000-0000000000ff' as OrgId
const RUUID = 'AZCgAAAAcACAAAAAAAAA_w'

it('an id has 22 characters in the fleet’s spelling', () => {
  expect(toRuuid(ID)).toBe(RUUID)
  expect(parseRuuid(RUUID)).toBe(ID)
  expect(parseRuuid('AAAAAAAAAAAAAAAAAAAAAA')).toBe('00000000-0000-0000-0000-000000000000')
})

it('each spelling reads its own and not the other’s', () => {
  expect(parseUuid(ID)).toBe(ID)
  expect(parseUuid(RUUID)).toBeUndefined()
  expect(parseRuuid(ID)).toBeUndefined()
})

it.each([
  ['upper case', ID.toUpperCase()],
  ['braces', `{${ID}}`],
  ['no hyphens', ID.replaceAll('-', '')],
  ['a line break', `${ID}\n`],
  ['nothing', ''],
])('an id with %s is none', (_, text) => {
  expect(parseUuid(text)).toBeUndefined()
})

it.each([
  ['another spelling of the same bytes', 'AZCgAAAAcACAAAAAAAAA_x'],
  ['padding', `${RUUID}==`],
  ['the base64 alphabet', RUUID.replace('_', '/')],
  ['a line break', `${RUUID}\n`],
  ['20 characters, as in the guide’s samples', 'aB_cD1eF2gH3iJ4kL5mN'],
])('an RUUID with %s is none', (_, text) => {
  expect(parseRuuid(text)).toBeUndefined()
})

it('new ids are UUIDv7', () => {
  expect(newId<OrgId>()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
