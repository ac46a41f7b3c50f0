import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A vendor's product of the test's own: it records what reaches it and answers what the test says. */
export interface TestUpstream {
  readonly url: string
  readonly server: Server
  readonly seen: IncomingMessage[]
  answer: Handler
  close(): Promise<void>
}

const OK: Handler = (request, response) => {
  request.resume()
  request.once('end', () => response.end('ok'))
}

export const openUpstream = async (): Promise<TestUpstream> => {
  const server = createServer((request, response) => {
    upstream.seen.push(request)
    upstream.answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const upstream: TestUpstream = {
    url: `http://127.0.0.1:${port}`,
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
