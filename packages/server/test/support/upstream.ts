import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A vendor's product of the test's own: it records what reaches it and answers what the test says. */
export interface TestUpstream {
  readonly url: string
  readonly server: Server
  readonly seen: IncomingMessage[]
  answer: Handler
  close(): Promise<void>
}

/** Says `ok` once it has read the whole request. */
export const OK: Handler = (request, response) => {
  request.resume()
  request.once('end', () => response.end('ok'))
}

/** Opens one on the loopback address; behind TLS where it is given a certificate. */
export const openUpstream = async (tls?: {
  readonly cert: string
  readonly key: string
}): Promise<TestUpstream> => {
  const handle: Handler = (request, response) => {
    upstream.seen.push(request)
    upstream.answer(request, response)
  }
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const upstream: TestUpstream = {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    server,
    seen: [],
    answer: OK,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return upstream
}
