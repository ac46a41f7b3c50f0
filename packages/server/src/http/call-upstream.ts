import { Agent, type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps, Agent as TlsAgent } from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { DomainError } from '../kernel/errors.ts'

/** How long the upstream may take for each step, in milliseconds. */
export interface UpstreamTimes {
  /** To take the connection, TLS included. */
  readonly connectMs: number
  /** To begin its answer, once it has the whole request. */
  readonly headersMs: number
  /** Between two pieces of a body, in either direction. */
  readonly idleMs: number
}

export const UPSTREAM_TIMES: UpstreamTimes = { connectMs: 10_000, headersMs: 60_000, idleMs: 600_000 }

const SOCKETS_KEPT_MAX = 64

const timedOut = (what: string): DomainError =>
  new DomainError('upstream.timed_out', `The product behind this server did not ${what} in time`)

/** Says in the domain's words why a call to the upstream came to nothing. */
export const upstreamFailure = (cause: unknown): DomainError =>
  cause instanceof DomainError
    ? cause
    : new DomainError('upstream.unreachable', 'The product behind this server cannot be reached', {
        // Its code alone: messages of the network library may hold what was sent.
        cause: (cause as NodeJS.ErrnoException | undefined)?.code ?? 'unknown',
      })

const limitTimes = (
  call: ClientRequest,
  { connectMs, headersMs, idleMs }: UpstreamTimes,
  tls: boolean,
): void => {
  let timer = setTimeout(() => call.destroy(timedOut('take the connection')), connectMs)
  call.once('socket', (socket) => {
    const connected = () => clearTimeout(timer)
    if (socket.connecting) socket.once(tls ? 'secureConnect' : 'connect', connected)
    else connected()
  })
  let answered = false
  // What is sent lies in the socket until the connection stands, so this comes after it.
  call.once('finish', () => {
    if (!answered) timer = setTimeout(() => call.destroy(timedOut('answer')), headersMs)
  })
  call.once('response', () => {
    answered = true
    clearTimeout(timer)
  })
  call.once('close', () => clearTimeout(timer))
  call.setTimeout(idleMs, () => call.destroy(timedOut('go on')))
}

/** A request as it goes to the upstream. */
export interface UpstreamRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Whether a connection may be used that another request had before: one that the upstream may just be closing. */
  readonly reuses: boolean
}

/** The vendor's product as a server to call; redirects are not followed. */
export class Upstream {
  readonly base: URL
  readonly #times: UpstreamTimes
  readonly #tls: boolean
  readonly #agent: Agent

  constructor(base: URL, times: UpstreamTimes) {
    this.base = base
    this.#times = times
    this.#tls = base.protocol === 'https:'
    const options = { keepAlive: true, maxFreeSockets: SOCKETS_KEPT_MAX }
    this.#agent = this.#tls ? new TlsAgent(options) : new Agent(options)
  }

  /** Opens a request; its body is whatever is written into it. */
  open({ method, path, headers, reuses }: UpstreamRequest): ClientRequest {
    const { hostname, port } = urlToHttpOptions(this.base)
    const call = (this.#tls ? overHttps : overHttp)({
      ...{ hostname, port, method, path, setHost: false },
      agent: reuses ? this.#agent : false,
      headers: byName(headers),
    })
    limitTimes(call, this.#times, this.#tls)
    return call
  }

  close(): void {
    this.#agent.destroy()
  }
}

const byName = (pairs: UpstreamRequest['headers']): Record<string, string | string[]> => {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all.join() : all]))
}

/** The upstream's answer once it begins. Rejects with `upstream.unreachable` or `upstream.timed_out`. */
export const answerOf = (call: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    call.once('response', resolve)
    // It stays: an error after the answer began is the answer's to tell.
    call.on('error', (cause) => reject(upstreamFailure(cause)))
    call.once('close', () => reject(upstreamFailure(undefined)))
  })
