import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Reads an address, taking an IPv4-mapped IPv6 one for the IPv4 address it is; undefined when malformed. */
const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined =>
  isIP(text) === 0 ? undefined : ipaddr.process(text)

/** Reads an address or a CIDR range, or answers undefined. */
export const parseRange = (text: string): Range | undefined => {
  const [base = '', bits, ...rest] = text.split('/')
  const address = parseAddress(base)
  if (address === undefined || rest.length > 0) return undefined
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
