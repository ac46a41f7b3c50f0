import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Reads an address, taking an IPv4-mapped IPv6 one for the IPv4 address it is, and without its zone, which names an
 * interface of one machine; undefined when malformed.
 */
const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined =>
  isIP(text) === 0 ? undefined : ipaddr.process(withoutDots(text.replace(/%.*$/s, '')))

/** `::198.51.100.7` is an IPv6 address, not the IPv4 one that ipaddr.js takes it for: its dots are written as hex. */
const withoutDots = (text: string): string =>
  text.includes(':') && text.includes('.') ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text

/** Reads an address or a CIDR range, or answers undefined. */
export const parseRange = (text: string): Range | undefined => {
  const [base = '', bits, ...rest] = text.split('/')
  const address = parseAddress(base)
  if (address === undefined || rest.length > 0 || base.includes('%')) return undefined
  const bitsMax = address.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return [address, bitsMax]
  return /^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax ? [address, Number(bits)] : undefined
}

/** Whether an address lies in one of the ranges; an address that cannot be read lies in none. */
export const isInRanges = (text: string, ranges: readonly string[]): boolean => {
  const address = parseAddress(text)
  if (address === undefined) return false
  return ranges.some((entry) => {
    const range = parseRange(entry)
    return range !== undefined && range[0].kind() === address.kind() && address.match(range)
  })
}

const NETWORK_GROUPS = 4

/** Who is behind an address, as far as anybody can tell: of an IPv6 one its /64, all of which is one household's. */
export const networkOf = (text: string): string => {
  const address = parseAddress(text)
  if (address === undefined || address instanceof ipaddr.IPv4) return address?.toString() ?? text
  return `${address.parts
    .slice(0, NETWORK_GROUPS)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}
