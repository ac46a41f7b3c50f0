import type { Duplex } from 'node:stream'
import type { Bearer, ChangedPlace, Destination, TokenKey } from '../domain/egress/index.ts'

/** A connection of an agent: a tunnel to one destination, or the proxy connection itself. */
export interface Tunnel {
  readonly token: TokenKey
  readonly bearer: Pick<Bearer, 'partnerId' | 'orgId' | 'agentId'>
  /** Where all of it goes; none where each request says so. */
  readonly destination: Destination | undefined
  readonly socket: Duplex
}

/** The open connections of agents, by organization, so that those of somebody who is stopped can be cut. */
export class Tunnels {
  readonly #byOrg = new Map<string, Set<Tunnel>>()
  readonly #tokens = new WeakMap<Duplex, Set<TokenKey>>()
  #open = 0

  get open(): number {
    return this.#open
  }

  has({ socket, token }: Tunnel): boolean {
    return this.#tokens.get(socket)?.has(token) === true
  }

  /** Adds a connection until it is closed; one that several agents share is added for each of them. */
  add(tunnel: Tunnel): void {
    const tokens = this.#tokens.get(tunnel.socket) ?? new Set<TokenKey>()
    this.#tokens.set(tunnel.socket, tokens.add(tunnel.token))
    const { orgId } = tunnel.bearer
    const known = this.#byOrg.get(orgId) ?? new Set<Tunnel>()
    this.#byOrg.set(orgId, known.add(tunnel))
    this.#open++
    tunnel.socket.once('close', () => {
      this.#open--
      known.delete(tunnel)
      if (known.size === 0 && this.#byOrg.get(orgId) === known) this.#byOrg.delete(orgId)
    })
  }

  /** The connections in a place. */
  in({ partnerId, orgId }: ChangedPlace): readonly Tunnel[] {
    if (orgId !== null) return [...(this.#byOrg.get(orgId) ?? [])]
    return [...this.#byOrg.values()].flatMap((tunnels) =>
      [...tunnels].filter(({ bearer }) => bearer.partnerId === partnerId),
    )
  }

  all(): readonly Tunnel[] {
    return [...this.#byOrg.values()].flatMap((tunnels) => [...tunnels])
  }
}
