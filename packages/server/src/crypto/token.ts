import { hash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Secret } from '../kernel/secret.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 32 characters of base62 are 190.5 bits. */
const RANDOM_CHARACTERS = 32
const CHECKSUM_CHARACTERS = 6
const TOKEN = new RegExp(
  `^([a-z][a-z0-9]*(?:_[a-z]+)?_)([0-9A-Za-z]{${RANDOM_CHARACTERS}})([0-9A-Za-z]{${CHECKSUM_CHARACTERS}})$`,
)

/** The opaque kinds of token, and what follows the brand in each one's prefix. */
const PREFIX_AFTER_BRAND = {
  operator_key: '_operator_',
  partner_key: '_partner_',
  org_key: '_org_',
  project_key: '_',
  device_token: '_device_',
  oauth_token: '_oauth_',
  oauth_refresh_token: '_refresh_',
  oauth_code: '_code_',
  oauth_client_secret: '_client_',
} as const
export type TokenKind = keyof typeof PREFIX_AFTER_BRAND | 'agent_token'

/** `oc_partner_`, `oc_org_`, `oc_device_`, `oc_oauth_`, `oc_` and `aoc_` for the brand `oc`, and so on. */
export const tokenPrefix = (brand: string, kind: TokenKind): string =>
  kind === 'agent_token' ? `a${brand}_` : `${brand}${PREFIX_AFTER_BRAND[kind]}`

const randomBase62 = (length: number): string => {
  let text = ''
  while (text.length < length) {
    // 248 = 4 × 62: bytes above it would favour the first eight characters.
    for (const byte of randomBytes(length))
      if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62)
  }
  return text
}

const checksum = (text: string): string => {
  let rest = crc32(text)
  let digits = ''
  for (let i = 0; i < CHECKSUM_CHARACTERS; i++) {
    digits = BASE62.charAt(rest % 62) + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}

/** Mints a token: prefix, 32 random characters, and a CRC32 over both so that a typo is refused without a look-up. */
export const mintToken = (brand: string, kind: TokenKind): Secret => {
  const body = tokenPrefix(brand, kind) + randomBase62(RANDOM_CHARACTERS)
  return new Secret(body + checksum(body))
}

/** Whether a text has the shape of a token and a matching checksum; says nothing about who issued it. */
export const isWellFormedToken = (text: string): boolean => {
  const [, prefix, random, check] = TOKEN.exec(text) ?? []
  return prefix !== undefined && random !== undefined && check === checksum(prefix + random)
}

/** What the database keeps of a token. */
export const hashToken = (token: string): Buffer => Buffer.from(hash('sha256', token, 'hex'), 'hex')

/** 256 random bits, for links and widget tokens. */
export const mintLinkToken = (): Secret => new Secret(randomBytes(32).toString('hex'))
