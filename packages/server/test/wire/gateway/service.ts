import { once } from 'node:events'
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { whenFileEnds } from '../../support/when-file-ends.ts'
import { certifiedHosts } from './certified-hosts.ts'

/** A request as the service received it. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** What a service answers; the body has been read. */
export type Serve = (
  received: Received,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>

/** Services on loopback that stand for hosts of the internet: one over TLS, one without. */
export interface Service {
  readonly hosts: readonly string[]
  readonly port: number
  readonly plainPort: number
  readonly server: Server
  /** PEM of what vouches for it. */
  readonly authority: string
  /** Everything that has arrived, oldest first. */
  readonly received: readonly Received[]
  /** How many connections were ever opened to it. */
  readonly connections: () => number
  /** Answers from now on. */
  serve(how: Serve): void
  /** Takes requests before their bodies are read, from now on; whoever takes one answers it. */
  take(how: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>): void
  forget(): void
}

const hello: Serve = (_received, response) => void response.end('hello')

/** Starts services for the given hosts. */
export const startService = async (hosts: readonly string[]): Promise<Service> => {
  const identity = await certifiedHosts(hosts)
  const received: Received[] = []
  let how: Serve = hello
  let takes: Parameters<Service['take']>[0] | undefined
  let connections = 0
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (takes !== undefined) return void takes(request, response)
    // Whoever is cut off on the way has sent nothing.
    const body = await buffer(request).catch(() => undefined)
    if (body === undefined) return
    const { method = '', url = '', headers, rawHeaders } = request
    const one = { method, url, headers, rawHeaders, body }
    received.push(one)
    void how(one, response, request)
  }
  const secure = createHttps(identity, (request, response) => void listener(request, response))
  const plain = createHttp((request, response) => void listener(request, response))
  for (const server of [secure, plain]) {
    server.on('connection', () => connections++)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    whenFileEnds(() => {
      server.close()
      server.closeAllConnections()
    })
  }
  const portOf = (server: Server): number => (server.address() as AddressInfo).port
  return {
    hosts,
    port: portOf(secure),
    plainPort: portOf(plain),
    server: secure,
    authority: identity.cert,
    received,
    connections: () => connections,
    serve: (next) => {
      how = next
      takes = undefined
    },
    take: (next) => {
      takes = next
    },
    forget: () => {
      received.length = 0
      how = hello
      takes = undefined
    },
  }
}
