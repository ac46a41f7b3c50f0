import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'
import { getPublicSuffix } from 'tldts'
import { DomainError, invalidField } from '../../kernel/errors.ts'

const FIELD = 'hostPattern'
/** A name of 253 characters, a wildcard before it and a port behind it. */
export const HOST_PATTERN_CHARACTERS_MAX = 261
const NAME_CHARACTERS_MAX = 253
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/
// What is not ASCII is for IDNA to judge.
const IN_A_NAME = /^[A-Za-z0-9._\-\u0080-\u{10ffff}]+$/u

const refuse = (message: string): never => {
  throw new DomainError('request.invalid', message, { field: FIELD })
}

const refuseUrl = (text: string): void => {
  if (text.includes('://')) refuse(`Enter a hostname, not a URL (remove http:// or https:// from ${FIELD})`)
  if (text.includes('/')) refuse(`Enter a hostname, not a URL (${FIELD} takes no path; pathPattern does)`)
  if (/\s/u.test(text)) refuse(`${FIELD} must not contain spaces`)
}

/** The host and what follows its last colon; a bracketed address keeps its own colons. */
const splitPort = (text: string): readonly [host: string, port: string | undefined] => {
  const bracket = text.indexOf(']')
  if (text.startsWith('[') && bracket < 0) return [text, undefined]
  const at = text.indexOf(':', text.startsWith('[') ? bracket : 0)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

const checkPort = (port: string): void => {
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535)
    throw invalidField(FIELD, 'must have a port from 1 to 65535 after its colon')
}

const notAHost = (): Error => invalidField(FIELD, 'must be a hostname such as api.example.com')

const canonicalAddress = (bracketed: string): string => {
  const address = bracketed.slice(1, -1)
  if (!bracketed.endsWith(']') || !isIPv6(address) || address.includes('%'))
    throw invalidField(FIELD, 'must hold an IPv6 address in its brackets')
  return new URL(`http://[${address}]`).hostname
}

const canonicalName = (given: string): string => {
  const text = given.endsWith('.') ? given.slice(0, -1) : given
  if (!IN_A_NAME.test(text)) throw notAHost()
  const name = domainToASCII(text)
  // `127.1` and `0x7f.1` are read as addresses too; a pattern is to say plainly what it matches.
  if (isIPv4(name) && name !== text) throw invalidField(FIELD, `must spell the address as ${name}`)
  if (name.length > NAME_CHARACTERS_MAX || !name.split('.').every((label) => LABEL.test(label)))
    throw notAHost()
  return name
}

const canonicalWildcard = (given: string): string => {
  const name = canonicalName(given)
  if (isIPv4(name)) throw invalidField(FIELD, 'must not have a wildcard before an address')
  // Everybody may register a name below a public suffix, such as `co.uk` or `github.io`.
  if (getPublicSuffix(name, { allowPrivateDomains: true }) === name)
    throw invalidField(FIELD, `must not have a wildcard over the public suffix ${name}`)
  return `*.${name}`
}

const canonicalHost = (host: string): string => {
  if (host.startsWith('[')) return canonicalAddress(host)
  if (host.startsWith('*.')) return canonicalWildcard(host.slice(2))
  if (host.includes('*')) throw invalidField(FIELD, 'may hold a wildcard only as a leading "*."')
  return canonicalName(host)
}

/**
 * Reads a host pattern: an exact hostname or address, or a leading `*.` that is not over a public suffix, and a port
 * if wanted. Answers it in lower-case ASCII; throws `request.invalid`.
 */
export const checkedHostPattern = (text: string): string => {
  if (text === '') throw invalidField(FIELD, 'is required')
  refuseUrl(text)
  if (isIPv6(text)) throw invalidField(FIELD, 'must have brackets around an IPv6 address')
  const [host, port] = splitPort(text)
  if (host === '') throw notAHost()
  if (port !== undefined) checkPort(port)
  const canonical = canonicalHost(host)
  return port === undefined ? canonical : `${canonical}:${port}`
}
