/** Where a request of an agent goes. */
export interface Destination {
  readonly scheme: 'http' | 'https'
  /** In lower-case ASCII; an IPv6 address without brackets. */
  readonly host: string
  readonly port: number
}

/** A request as far as decisions look at it. */
export interface EgressRequest extends Destination {
  readonly method: string
  /** As it is sent, without the query. */
  readonly path: string
}

/** The port that a scheme stands for. */
export const DEFAULT_PORT = { http: 80, https: 443 } as const
