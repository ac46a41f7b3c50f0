import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import { parseRange } from '../../kernel/address.ts'

type Range = NonNullable<ReturnType<typeof parseRange>>
type Address = Range[0]

/** What the gateway may dial besides the internet, and what it may not dial in any case. */
export interface AddressGuardOptions {
  /** Addresses and CIDR ranges that the operator lets agents reach. */
  readonly allowed: readonly string[]
  /** Ports at which this process itself listens: on this machine nobody is let through to them. */
  readonly ownPorts?: ReadonlySet<number>
  /** The addresses of this machine, asked for whenever somebody wants one of those ports. */
  readonly ownAddresses?: () => readonly string[]
}

/** Reads an address or range that the code or the operator has written. */
const rangeOf = (text: string): Range => {
  const range = parseRange(text)
  if (range === undefined) throw new Error(`"${text}" is neither an address nor a CIDR range.`)
  return range
}

const LOOPBACK = ['127.0.0.0/8', '::1'].map(rangeOf)
const UNSPECIFIED = ['0.0.0.0/8', '::'].map(rangeOf)
const GLOBAL_UNICAST = rangeOf('2000::/3')

/** What is not the internet, by what it is. An IPv4 address mapped into IPv6 is judged as the IPv4 address it is. */
const SPECIAL: readonly (readonly [what: string, ranges: readonly Range[]])[] = [
  ['a loopback address', LOOPBACK],
  ['an unspecified address', UNSPECIFIED],
  ['a private address', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map(rangeOf)],
  ['a link-local address', ['169.254.0.0/16', 'fe80::/10', 'fec0::/10'].map(rangeOf)],
  ['an address shared by a carrier', ['100.64.0.0/10'].map(rangeOf)],
  // A cloud platform's own server answers here, on what is otherwise the internet.
  ['an address of a platform', ['168.63.129.16'].map(rangeOf)],
  ['a multicast address', ['224.0.0.0/4', 'ff00::/8'].map(rangeOf)],
  ['an address for documentation', ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'].map(rangeOf)],
  ['an address for documentation', ['2001:db8::/32', '3fff::/20'].map(rangeOf)],
  ['an address for benchmarks', ['198.18.0.0/15'].map(rangeOf)],
  ['a reserved address', ['192.0.0.0/24', '192.88.99.0/24', '240.0.0.0/4', '2001::/23'].map(rangeOf)],
  // Answers to queries about private addresses, and relays of multicast.
  ['a reserved address', ['192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24'].map(rangeOf)],
  ['a reserved address', ['2620:4f:8000::/48'].map(rangeOf)],
  // Who relays these reaches the IPv4 address in them, which may be anything.
  ['an address that holds an IPv4 address', ['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16'].map(rangeOf)],
]

const liesIn = (address: Address, ranges: readonly Range[]): boolean =>
  ranges.some((range) => range[0].kind() === address.kind() && address.match(range))

/** Without its zone, which only says by which interface it is reached. */
const readAddress = (text: string): Address | undefined =>
  isIP(text) === 0 ? undefined : parseRange(text.replace(/%.*$/s, ''))?.[0]

/** Whether the second half is `0000:5efe` or `0200:5efe` and an IPv4 address, in whatever network. */
const isIsatap = (address: Address): boolean =>
  address instanceof ipaddr.IPv6 && address.parts[5] === 0x5efe && [0, 0x200].includes(address.parts[4] ?? 0)

const whatIsSpecial = (address: Address): string | undefined => {
  const special = SPECIAL.find(([, ranges]) => liesIn(address, ranges))
  if (special !== undefined) return special[0]
  if (isIsatap(address)) return 'an address that holds an IPv4 address'
  return address.kind() === 'ipv6' && !liesIn(address, [GLOBAL_UNICAST]) ? 'a reserved address' : undefined
}

const addressesOfThisMachine = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((found) => (found ?? []).map(({ address }) => address))

/** Decides which addresses the gateway may connect to on an agent's behalf: the internet, and what an operator allows. */
export class AddressGuard {
  readonly #allowed: readonly Range[]
  readonly #ownPorts: ReadonlySet<number>
  readonly #ownAddresses: () => readonly string[]

  /** Throws when something allowed is neither an address nor a CIDR range. */
  constructor({ allowed, ownPorts = new Set(), ownAddresses = addressesOfThisMachine }: AddressGuardOptions) {
    this.#allowed = allowed.map(rangeOf)
    this.#ownPorts = ownPorts
    this.#ownAddresses = ownAddresses
  }

  /** Says what an address is that must not be dialled, such as `a private address`; undefined for one that may be. */
  problem(text: string, port: number): string | undefined {
    const address = readAddress(text)
    if (address === undefined) return 'no address'
    if (this.#ownPorts.has(port) && this.#isOwn(address)) return "the gateway's own address"
    return liesIn(address, this.#allowed) ? undefined : whatIsSpecial(address)
  }

  #isOwn(address: Address): boolean {
    if (liesIn(address, LOOPBACK) || liesIn(address, UNSPECIFIED)) return true
    return this.#ownAddresses().some((own) => readAddress(own)?.toString() === address.toString())
  }
}
