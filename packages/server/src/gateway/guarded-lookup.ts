import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import type { AddressGuard } from '../domain/egress/index.ts'

/** Finds every address of a name, of both families. */
export type Resolve = (hostname: string) => Promise<readonly { readonly address: string }[]>

/** Who judges a name's addresses, for which port they are, and how they are found. */
export interface LookupGuards {
  readonly guard: AddressGuard
  readonly port: number
  readonly resolve?: Resolve
}

/** What a connection would go to, or has gone to, must not be dialled. Its message is for the log, not for the agent. */
export class AddressBlockedError extends Error {
  readonly code = 'ERR_ADDRESS_BLOCKED'
}

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true })

const notFound = (hostname: string): Error =>
  Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND', syscall: 'lookup', hostname })

/** The family that is asked for; 0 is both. */
const wantedFamily = ({ family }: LookupOptions): number => {
  if (family === 'IPv4') return 4
  return family === 'IPv6' ? 6 : (family ?? 0)
}

const vetted = async (
  hostname: string,
  options: LookupOptions,
  { guard, port, resolve = resolveAll }: LookupGuards,
): Promise<readonly [LookupAddress, ...LookupAddress[]]> => {
  const found = (await resolve(hostname)).map(({ address }) => ({ address, family: isIP(address) }))
  for (const { address } of found) {
    const problem = guard.problem(address, port)
    if (problem !== undefined) throw new AddressBlockedError(`${hostname} is ${address}, ${problem}`)
  }
  const [first, ...rest] = found.filter(({ family }) => [0, family].includes(wantedFamily(options)))
  if (first === undefined) throw notFound(hostname)
  return [first, ...rest]
}

/**
 * Makes a `lookup` for `net.connect` or an undici connector to one port. It refuses a name with `ERR_ADDRESS_BLOCKED` if
 * any of its addresses must not be dialled, of whichever family, and answers those that were judged: nobody asks again
 * before dialling. Sockets ask it for names only; whoever dials an address has it judged first. It waits as long as the
 * resolver does.
 */
export const guardedLookup =
  (guards: LookupGuards): LookupFunction =>
  (hostname, options, callback) => {
    // On the next tick, so that what a callback throws is no rejection of this promise.
    void vetted(hostname, options, guards).then(
      ([first, ...rest]) => {
        if (options.all) process.nextTick(callback, null, [first, ...rest])
        else process.nextTick(callback, null, first.address, first.family)
      },
      (error: unknown) => process.nextTick(callback, error, []),
    )
  }

/** Judges once more what a socket is connected to; undefined when it may stay. A socket that is not connected may not. */
export const checkConnected = (
  guard: AddressGuard,
  { remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>,
): AddressBlockedError | undefined => {
  if (remoteAddress === undefined || remotePort === undefined)
    return new AddressBlockedError('The socket is not connected')
  const problem = guard.problem(remoteAddress, remotePort)
  return problem === undefined
    ? undefined
    : new AddressBlockedError(`Connected to ${remoteAddress}, ${problem}`)
}
