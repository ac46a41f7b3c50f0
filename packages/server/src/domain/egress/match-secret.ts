import { comparablePath } from './comparable-path.ts'
import { DEFAULT_PORT, type EgressRequest } from './request.ts'

/** A host pattern of a secret, read: see `domain/secret/host-pattern.ts` for what one may look like. */
export interface HostPattern {
  /** Without the leading `*.` of a wildcard, and without the brackets of an address. */
  readonly host: string
  readonly isWildcard: boolean
  /** The scheme's own without one. */
  readonly port: number | undefined
}

/** Reads a host pattern as it is stored. */
export const readHostPattern = (pattern: string): HostPattern => {
  const [, bracketed, name, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(pattern) ?? []
  const host = bracketed ?? name
  if (host === undefined) throw new Error(`"${pattern}" is no host pattern.`)
  const isWildcard = host.startsWith('*.')
  return {
    host: isWildcard ? host.slice(2) : host,
    isWildcard,
    port: port === undefined ? undefined : Number(port),
  }
}

/** Whether a host and port are what a pattern means; a wildcard means names below it and not the name itself. */
export const matchesHost = (pattern: HostPattern, { scheme, host, port }: EgressRequest): boolean => {
  if (port !== (pattern.port ?? DEFAULT_PORT[scheme])) return false
  return pattern.isWildcard ? host.endsWith(`.${pattern.host}`) : host === pattern.host
}

/** A path pattern of a secret, read: an exact path, or a prefix. */
export interface PathPattern {
  readonly path: string
  readonly isPrefix: boolean
}

/** Reads a path pattern as it is stored; none matches every path. */
export const readPathPattern = (pattern: string | null): PathPattern => {
  if (pattern === null) return { path: '', isPrefix: true }
  const isPrefix = pattern.endsWith('*')
  return { path: comparablePath(isPrefix ? pattern.slice(0, -1) : pattern), isPrefix }
}

/** Whether a path, comparable, is what a pattern means. */
export const matchesPath = ({ path, isPrefix }: PathPattern, comparable: string): boolean =>
  isPrefix ? comparable.startsWith(path) : comparable === path
