import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import { parseRange } from '../../kernel/address.ts'

/** A host as it is compared and dialled; it has one spelling. */
interface Host {
  readonly kind: 'name' | 'ipv4' | 'ipv6'
  /** A name in lower-case ASCII without its last dot, a dotted quad, or an IPv6 address without brackets. */
  readonly host: string
}

/** Where a connection goes: a host and a port from 1 to 65535. */
export interface Authority extends Host {
  readonly port: number
}

/** A name of 253 characters, its last dot, a colon and a port. */
const AUTHORITY_CHARACTERS_MAX = 260
const NAME_CHARACTERS_MAX = 253
const PORT_MAX = 65_535
// What is not ASCII is for IDNA to judge. Each host holds no colon that is not in brackets, and no other sign of a URL.
const AUTHORITY = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._\-\u0080-\u{10ffff}]+))(?::([1-9]\d{0,4}))?$/u
const PLAIN = /^(?:[a-z0-9_-]+\.)*[a-z][a-z0-9_-]*$/
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/** An address mapped into IPv6 is the IPv4 address it is: that is what would be dialled, and what a rule may name. */
const readBracketed = (text: string): Host | undefined => {
  const address = isIPv6(text) ? parseRange(text)?.[0] : undefined
  return address === undefined ? undefined : { kind: address.kind(), host: address.toString() }
}

/** In its one spelling, if it has one. IDNA takes long, and leaves alone what is plain and ends in no number. */
const canonicalName = (text: string): string =>
  PLAIN.test(text) && !text.includes('xn--') ? text : domainToASCII(text).replace(/\.$/, '')

/** Whether a label that says that it stands for others than ASCII does: newer versions of Node leave that to whoever asks. */
const isMeant = (label: string): boolean => {
  if (!label.startsWith('xn--')) return true
  const unicode = domainToUnicode(label)
  return unicode !== label && domainToASCII(unicode) === label
}

/** `2130706433`, `0177.1` and `0x7f.1` become the dotted quad that a resolver would read in them. */
const readName = (text: string): Host | undefined => {
  const name = canonicalName(text)
  if (isIPv4(name)) return { kind: 'ipv4', host: name }
  const isName = (label: string): boolean => LABEL.test(label) && isMeant(label)
  return name.length <= NAME_CHARACTERS_MAX && name.split('.').every(isName)
    ? { kind: 'name', host: name }
    : undefined
}

const read = (text: string, defaultPort?: number): Authority | undefined => {
  if (text.length > AUTHORITY_CHARACTERS_MAX) return undefined
  const [, bracketed, name, digits] = AUTHORITY.exec(text) ?? []
  const port = digits === undefined ? defaultPort : Number(digits)
  if (port === undefined || port > PORT_MAX) return undefined
  const host = bracketed === undefined ? readName(name ?? '') : readBracketed(bracketed)
  return host === undefined ? undefined : { ...host, port }
}

/**
 * Reads the authority that a CONNECT names: a host, an IPv4 address or a bracketed IPv6 one, and always a port. Answers
 * undefined to whatever else, such as a user, a path, a percent sign, a zone or a name that ends in a number.
 */
export const parseAuthority = (text: string): Authority | undefined => read(text)

/** Reads a `Host` header, or the authority of an `http://` target, which need not name the port that its scheme stands for. */
export const parseHostHeader = (text: string, defaultPort: number): Authority | undefined =>
  read(text, defaultPort)

/** The one text of an authority: its host, in brackets if an IPv6 address, and its port. */
export const formatAuthority = ({ kind, host, port }: Authority): string =>
  kind === 'ipv6' ? `[${host}]:${port}` : `${host}:${port}`
