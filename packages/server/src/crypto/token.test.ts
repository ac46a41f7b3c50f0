import { expect, it } from 'vitest'
import { hashToken, isWellFormedToken, mintToken, tokenPrefix } from './token.ts'

// A token that was minted once: its format must never change under the keys that are out there.
const KNOWN = 'oc_partner_0123456789ABCDEFGHIJKLMNOPQRSTUV'

it('the prefixes name the brand and the kind', () => {
  expect(tokenPrefix('oc', 'partner_key')).toBe('oc_partner_')
  expect(tokenPrefix('acme2', 'org_key')).toBe('acme2_org_')
  expect(tokenPrefix('oc', 'project_key')).toBe('oc_')
  expect(tokenPrefix('oc', 'agent_token')).toBe('aoc_')
})

it('a token is a prefix, 32 characters and a checksum of six', () => {
  expect(mintToken('oc', 'partner_key').reveal()).toMatch(/^oc_partner_[0-9A-Za-z]{38}$/)
  expect(mintToken('oc', 'project_key').reveal()).toMatch(/^oc_[0-9A-Za-z]{38}$/)
  expect(mintToken('oc', 'agent_token').reveal()).toMatch(/^aoc_[0-9A-Za-z]{38}$/)
})

it('the checksum is the CRC-32 of what stands before it, in base62', () => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  // CRC-32 as the standard defines it, bit by bit.
  let crc = 0xffffffff
  for (const byte of Buffer.from(KNOWN)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  let rest = (crc ^ 0xffffffff) >>> 0
  let checksum = ''
  for (; checksum.length < 6; rest = Math.floor(rest / 62)) checksum = digits.charAt(rest % 62) + checksum
  expect(isWellFormedToken(KNOWN + checksum)).toBe(true)
  expect(isWellFormedToken(`${KNOWN}000000`)).toBe(false)
})

it.each(['', 'oc_partner_', 'Bearer x', 'a.b.c', `${'x'.repeat(100_000)}`, 'oc_partner_typo'])(
  '%s is not well-formed',
  (text) => {
    expect(isWellFormedToken(text.slice(0, 200_000))).toBe(false)
  },
)

it('the stored hash is SHA-256', () => {
  expect(hashToken('').toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})
